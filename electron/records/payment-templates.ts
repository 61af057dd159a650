import type { Db, Tx } from '../db/open.ts'
import { familySql, survivorOf } from './client-merges.ts'

// What a client pays again and again. Templates are the client's, on whichever card they were made: they come along with a
// merge and go back with its undoing, survive a new phone and die with an erasure.

export type StoredTemplateLine = {
  serviceId: string
  /** As the provider writes it. */
  account: string
  /** 0: what the register says is due. */
  amountKopecks: number
}

export type StoredTemplate = { id: string; name: string; lines: StoredTemplateLine[] }

/** A client's templates in the client's order, those of merged cards too. */
export const templatesOf = (db: Db, clientId: string): StoredTemplate[] => {
  const rows = db.all<{ id: string; name: string } & StoredTemplateLine>(
    `SELECT t.id, t.name, l.service_id AS serviceId, l.account, l.amount_kopecks AS amountKopecks
     FROM payment_templates t JOIN payment_template_lines l ON l.template_id = t.id
     WHERE t.client_id IN (${familySql}) ORDER BY t.position, t.id, l.line_no`,
    { clientId },
  )
  const templates = new Map<string, StoredTemplate>()
  for (const { id, name, ...line } of rows) {
    const template = templates.get(id)
    if (template) template.lines.push(line)
    else templates.set(id, { id, name, lines: [line] })
  }
  return [...templates.values()]
}

/** Whose a template is after merges; undefined when there is none. */
export const clientOfTemplate = (db: Db, id: string): string | undefined => {
  const row = db.get<{ clientId: string }>('SELECT client_id AS clientId FROM payment_templates WHERE id = :id', { id })
  return row && survivorOf(db, row.clientId)
}

export type NewTemplate = StoredTemplate & {
  commandId: string
  clientId: string
  position: number
  operatorId: string
  madeAt: string
}

export const insertTemplate = (tx: Tx, { lines, ...template }: NewTemplate): void => {
  tx.run(
    `INSERT INTO payment_templates (id, command_id, client_id, name, position, operator_id, made_at)
     VALUES (:id, :commandId, :clientId, :name, :position, :operatorId, :madeAt)`,
    template,
  )
  for (const [index, line] of lines.entries()) {
    tx.run(
      `INSERT INTO payment_template_lines (template_id, line_no, service_id, account, amount_kopecks)
       VALUES (:templateId, :lineNo, :serviceId, :account, :amountKopecks)`,
      { templateId: template.id, lineNo: index + 1, ...line },
    )
  }
}

export const renameStoredTemplate = (tx: Tx, id: string, name: string): void => {
  tx.run('UPDATE payment_templates SET name = :name WHERE id = :id', { id, name })
}

/** The order of all of a client's templates, merged cards' too. */
export const orderTemplates = (tx: Tx, ids: readonly string[]): void => {
  for (const [index, id] of ids.entries()) {
    tx.run('UPDATE payment_templates SET position = :position WHERE id = :id', { id, position: index + 1 })
  }
}

export const deleteTemplate = (tx: Tx, id: string): void => {
  tx.run('DELETE FROM payment_template_lines WHERE template_id = :id', { id })
  tx.run('DELETE FROM payment_templates WHERE id = :id', { id })
}

/** All templates of one card alone, of its merged ones not. */
export const deleteTemplatesOf = (tx: Tx, clientId: string): void => {
  const own = 'SELECT id FROM payment_templates WHERE client_id = :clientId'
  tx.run(`DELETE FROM payment_template_lines WHERE template_id IN (${own})`, { clientId })
  tx.run('DELETE FROM payment_templates WHERE client_id = :clientId', { clientId })
}
