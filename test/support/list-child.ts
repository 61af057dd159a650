// A process that builds a list's store into a folder, to be killed on the way: node list-child <source> <target>.
import { buildList } from '../../electron/db/lists/build-list.ts'

const [, , source = '', target = ''] = process.argv
console.log(JSON.stringify(buildList({ kind: 'passports', source, target, sortedAtOnce: 50_000 }, () => true)))
