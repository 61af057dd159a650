// How people and registers write the parts of an address; tables only.

/** Words that say nothing: the city's, the settlement's and the street's own markers. */
export const silentWords: ReadonlySet<string> = new Set(
  `г гор город ул улица обл область россия рф п пос поселок пгт рп с село дер деревня ч/д`.split(' '),
)

const kindWords: Readonly<Record<string, string>> = {
  проспект: 'пр пр-кт пр-т просп прт проспект',
  переулок: 'пер переулок',
  бульвар: 'б-р бул бульв бульвар',
  шоссе: 'ш шоссе',
  площадь: 'пл площадь',
  набережная: 'наб набережная',
  проезд: 'пр-д проезд',
  тракт: 'тр-т тракт',
  тупик: 'тупик',
  аллея: 'аллея',
  линия: 'линия',
  квартал: 'кв-л квартал',
  микрорайон: 'мкр мкр-н мкрн м-н микрорайон',
}

/** Kinds of streets that are part of the name: Ленина проспект is not улица Ленина. */
export const streetKinds: ReadonlyMap<string, string> = new Map(
  Object.entries(kindWords).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
)

/** The numbered parts, in the order of a key. An office is no flat, a «строение» no «корпус»: both stand in one yard. */
export const keyParts = ['house', 'building', 'structure', 'flat', 'office'] as const
/** A room of a flat is told behind it: `12/3`. */
export type AddressPart = (typeof keyParts)[number] | 'room'

const partWords: Readonly<Record<AddressPart, string>> = {
  house: 'д дом',
  building: 'к кор корп корпус',
  structure: 'стр строение',
  flat: 'кв квартира кварт',
  room: 'ком комн комната',
  office: 'оф офис пом помещение',
}

export const partOfMarker: ReadonlyMap<string, AddressPart> = new Map(
  ([...keyParts, 'room'] as const).flatMap((part) => partWords[part].split(' ').map((word) => [word, part] as const)),
)

/** The first word of each part is how a key writes it. */
export const markOfPart = (part: AddressPart): string => partWords[part].split(' ')[0] ?? ''

/** Letters of the Latin keyboard that look like Russian ones: «KB 12», «17A». */
export const russianOfLatin: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
}
