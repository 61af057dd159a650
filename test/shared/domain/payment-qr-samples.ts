import iconv from 'iconv-lite'
import { type PaymentQr, parsePaymentQr } from '../../../shared/domain/payment-qr.ts'

/** The sample strings of domain.md §1.3, by their number there. */
export const samples = {
  1: 'ST00012|Name=ООО «Три кита»|PersonalAcc=40702810138250123017|BankName=ОАО "БАНК"|BIC=044525225|CorrespAcc=30101810400000000225|PayeeINN=6200098765|LastName=Иванов|FirstName=Иван|MiddleName=Иванович|Purpose=Оплата членского взноса|PayerAddress=г.Рязань ул.Ленина д.10 кв.15|Sum=100000',
  2: 'ST00011|Name=ООО "УК Трианон"|PersonalAcc=40702810952090030727|BankName=ПАО Сбербанк|BIC=046015602|CorrespAcc=30101810600000000602|Sum=381630|Purpose=Оплата за ЖКУ|PayeeINN=6168108630|PayerINN=|KPP=616801001|lastName=Иванов|firstName=Иван|middleName=Иванович|payerAddress=344038, Ростовская обл, г Ростов-на-Дону, пр-кт Ленина, д. 85, к. 3, кв. 1|persAcc=987654331|paymPeriod=042026|category=001',
  3: 'ST00011|Name=ООО «УК ЭкоГрад»|PersonalAcc=40902830202010056769|BankName=ПАО СБЕРБАНК|BIC=048073601|CorrespAcc=30102110300320000206|PayeeINN=0524967340|persAcc=5018435412|payerAddress=ул.Ивана Спатара, д.14, кв.1|lastName=Иванов|firstName=Иван|middleName=Иванович|Sum=12351',
  5: 'ST00012|Name=АО "Мосэнергосбыт"|PersonalAcc=40702810338360027201|BankName=ПАО "Сбербанк России"|BIC=044525225|CorrespAcc=30101810400000000225|Purpose=Оплата электроэнергии|Sum=61069|persAcc=2287008779|paymPeriod=022021|regType=6|TechCode=02|PayeeINN=7736520080|KPP=997650001',
  10: "ST00012|Name=АО Управляющая организация многоквартирными домами Ленинского района|PersonalAcc=40702810702910000312|BankName=АО  'АЛЬФА-БАНК' г. Москва|BIC=044525593|CorrespAcc=30101810200000000593|PayeeINN=7606066274|KPP=760601001|Sum=383296|Purpose=квитанция за ЖКУ|lastName=|payerAddress=Свердлова ул., д.102, кв.1|persAcc=502045019|paymPeriod=01.2024|category=1|ServiceName=5000|addAmount=0",
  12: 'ST00012|Name=ИП Богданов Александр Сергеевич|PersonalAcc=40802810700020000317|BankName=ОАО АКБ «АВАНГАРД»|BIC=044525201|CorrespAcc=30101810000000000201',
  13: 'ST00012|Name=ООО «Три кита»|PersonalAcc=40702810138250123017|BankName=ОАО "БАНК"|BIC=044525225|CorrespAcc=30101810400000000225|LastName=Иванов|FirstName=Иван|MiddleName=Иванович|PayerAddress=г.Рязань ул.Ленина д.10 кв.15|PersonalAccount=343-34-34|DocIdx=343|PensAccNo=116-973-385 89|Contract=109-09-23|PersAcc=40101810500000010001|Flat=15|Phone=79101234567|PayerIdType=44|PayerIdNum=4666.1126|ChildFio=Иванов Пётр Иванович|BirthDate=30.12.1987|PaymTerm=29.02.2020|PaymPeriod=62015|Category=01|ServiceName=40|CounterId=11|CounterVal=678|QuittId=9839-93-03|QuittDate=01.01.2020|InstNum=343-ND|ClassNum=5А|SpecFio=Петрова Анна Ильинична|AddAmount=14155|RuleId=18810177170124069863|ExecId=12-12-12|RegType=1010|UIN=18203702140083959124|TechCode=5',
} as const

/** A complete code of five mandatory fields and more, without any warning. */
export const cleanCode = samples[5]

/** domain.md §1.7. */
export const usLayoutCode =
  'ST00012|Name=OOO "TEST"|PersonalAcc=40702810138250123017|BIC=044525225|Sum=100000|PersAcc=750012345|PaymPeriod=08.2026'
export const ruLayoutCode =
  'ЫЕ00012/Тфьу=ЩЩЩ ЭЕУЫЕЭ/ЗукыщтфдФсс=40702810138250123017/ИШС=044525225/Ыгь=100000/ЗукыФсс=750012345/ЗфньЗукшщв=08ю2026'

export function encode(text: string, encoding: 'win1251' | 'utf8' | 'koi8-r'): Uint8Array {
  return new Uint8Array(iconv.encode(text, encoding))
}

/** What a reader makes of bytes that it takes for another encoding. */
export function misread(bytes: Uint8Array, as: 'windows-1252' | 'windows-1251' | 'koi8-r' | 'ibm866'): string {
  return new TextDecoder(as).decode(bytes)
}

/** Bytes taken one for one as characters (ISO-8859-1 proper). */
export function misreadAsLatin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

/** Reads a code that must be readable. */
export function read(input: string | Uint8Array): Extract<PaymentQr, { ok: true }> {
  const parsed = parsePaymentQr(input)
  if (!parsed.ok) throw new Error(`refused: ${parsed.reason}`)
  return parsed
}

/** The mandatory block alone: further fields are put behind it. */
export const mandatory =
  'ST00012|Name=ООО «Дом»|PersonalAcc=40702810138250123017|BankName=Банк|BIC=044525225|CorrespAcc=30101810400000000225'
