import { chooseCatalogueFile, exportCatalogue, printContacts } from '../../../shared/contract/catalogue.ts'
import { useAction, useCommand } from '../../api/use-command.ts'
import { useCatalogue } from './catalogue-store.ts'

/** What the list does besides editing: paper for the client, the catalogue out to a file and in from one. */
export function useCatalogueActs() {
  const { say, openFile } = useCatalogue()
  const paper = useCommand(printContacts)
  const chosen = useAction(chooseCatalogueFile)
  const written = useAction(exportCatalogue)
  const clear = (): void => {
    say(null)
    for (const one of [paper, chosen, written]) one.clear()
  }
  return {
    print: ({ id, name }: { id: string; name: string }) => {
      clear()
      void paper.run({ providerId: id }).then((answer) => {
        if (answer.ok) say({ kind: 'printed', name, printJobId: answer.value.printJobId })
      })
    },
    choose: () => {
      clear()
      void chosen.run({}).then((answer) => {
        if (answer.ok && answer.value !== null) openFile(answer.value)
      })
    },
    export: () => {
      clear()
      void written.run({}).then((answer) => {
        if (answer.ok && answer.value !== null) say({ kind: 'exported', fileName: answer.value.fileName })
      })
    },
    printing: paper.running,
    choosing: chosen.running,
    exporting: written.running,
    error: paper.error ?? chosen.error ?? written.error,
  }
}
