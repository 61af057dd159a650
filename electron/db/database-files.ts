/** What SQLite may keep beside a database; the database itself comes first, as `''`: wherever order matters it leads. */
export const databaseFileEnds = ['', '-wal', '-shm', '-journal'] as const
