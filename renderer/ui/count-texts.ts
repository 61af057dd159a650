import { dictionary } from '../i18n/dictionary.ts'

export const countTexts = dictionary(
  {
    notes: 'Купюры',
    coins: 'Монеты',
    note: (face: string) => `Купюра ${face}`,
    coin: (face: string) => `Монета ${face}`,
    roubles: (count: string) => `${count} ₽`,
    kopecks: (count: string) => `${count} коп.`,
    total: 'Всего',
    missing: 'Ничего не введено. Если денег нет, введите 0 в любой строке.',
    piecesTotal: (notes: string, coins: string) => `${notes}, ${coins}`,
    noteCount: { one: 'купюра', few: 'купюры', many: 'купюр', other: 'купюры' },
    coinCount: { one: 'монета', few: 'монеты', many: 'монет', other: 'монеты' },
  },
  {
    notes: 'Notes',
    coins: 'Coins',
    note: (face: string) => `Note ${face}`,
    coin: (face: string) => `Coin ${face}`,
    roubles: (count: string) => `${count} ₽`,
    kopecks: (count: string) => `${count} kop.`,
    total: 'Total',
    missing: 'Nothing is entered. If there is no money, enter 0 in any row.',
    piecesTotal: (notes: string, coins: string) => `${notes}, ${coins}`,
    noteCount: { one: 'note', few: 'notes', many: 'notes', other: 'notes' },
    coinCount: { one: 'coin', few: 'coins', many: 'coins', other: 'coins' },
  },
)
