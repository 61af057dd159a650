import { dictionary } from './dictionary.ts'

export const keyTexts = dictionary(
  {
    lamp: 'Ключи',
    title: 'Ключи личных данных',
    openKeys: 'Открыть ключи',
    words: 'ключи личные данные пароль фраза восстановления открыть keys unseal passphrase recovery',
    isOpen: 'Ключи открыты: личные данные читаются.',
    sealed: 'Личные данные клиентов закрыты, пока не открыты ключи этого места.',
    storeFailed: 'Система компьютера не отдала ключ: её хранилище секретов стёрто, закрыто или это другой компьютер.',
    meanwhile: 'Платежи по коду и реквизитам, смена, журнал и чеки работают. Карточки, регистрация и привязка ждут.',
    passphrase: 'Пароль ключей',
    passphraseHint: 'Его задали при настройке места; спрашивается после каждого запуска.',
    passphraseNeeded: 'Введите пароль ключей',
    phraseWhy: 'Введите восемь групп с листа «Фраза восстановления», он хранится в сейфе.',
    show: 'Показать или скрыть пароль',
    open: 'Открыть ключи',
    byPhrase: 'Фраза восстановления',
    byPassphrase: 'Пароль ключей',
    later: 'Позже',
  },
  {
    lamp: 'Keys',
    title: 'Keys of personal data',
    openKeys: 'Open the keys',
    words: 'ключи личные данные пароль фраза восстановления открыть keys unseal passphrase recovery',
    isOpen: 'The keys are open: personal data can be read.',
    sealed: 'Personal data of clients are closed until the keys of this desk are opened.',
    storeFailed:
      'The computer did not hand the key out: its secret store was wiped or is locked, or it is another computer.',
    meanwhile:
      'Payments by code and by details, the shift, the journal and receipts work. Cards, registration and linking wait.',
    passphrase: 'Passphrase',
    passphraseHint: 'It was chosen at the set-up of the desk and is asked for after every start.',
    passphraseNeeded: 'Enter the passphrase',
    phraseWhy: 'Type the eight groups from the paper “Recovery phrase”, which is kept in the safe.',
    show: 'Show or hide the phrase',
    open: 'Open the keys',
    byPhrase: 'Recovery phrase',
    byPassphrase: 'Passphrase',
    later: 'Later',
  },
)
