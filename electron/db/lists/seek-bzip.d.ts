/** seek-bzip 2.0.0 brings no types; this is what is used of it. */
declare module 'seek-bzip' {
  type Input = {
    /** The next byte; the library asks for -1 at the end. */
    readByte(): number
    /** Fills `into`; how many bytes there were. */
    read(into: Uint8Array, from: number, length: number): number
    eof(): boolean
  }
  type Output = { writeByte(byte: number): void; flush(): void }
  const Bunzip: {
    /** Unpacks all streams of the input. Throws a TypeError on what is not bzip2, and where a checksum does not fit. */
    decode(input: Input, output: Output, multistream: boolean): void
  }
  export default Bunzip
}
