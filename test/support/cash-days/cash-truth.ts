import type { Db } from '../../../electron/db/open.ts'

/** Rows of one question each: whatever such a query finds contradicts drawer = journal = Z = registers. */
const contradictions = {
  'the drawer of a shift differs from its payments': `
    SELECT s.number FROM shifts s WHERE
      (SELECT coalesce(sum(amount_kopecks), 0) FROM cash_movements WHERE shift_id = s.id AND kind = 'payment')
      <> (SELECT coalesce(sum(due_kopecks), 0) FROM payments WHERE shift_id = s.id)`,
  'the drawer of a shift differs from what was given back': `
    SELECT s.number FROM shifts s WHERE
      (SELECT coalesce(sum(amount_kopecks), 0) FROM cash_movements WHERE shift_id = s.id AND kind = 'reversal')
      <> -(SELECT coalesce(sum(due_kopecks), 0) FROM reversals WHERE shift_id = s.id)`,
  'a drawer below zero': `
    SELECT shift_id FROM cash_movements GROUP BY shift_id HAVING sum(amount_kopecks) < 0`,
  'a shift without exactly one float': `
    SELECT number FROM shifts s
    WHERE (SELECT count(*) FROM cash_movements WHERE kind = 'float' AND shift_id = s.id) <> 1`,
  'a float that is not what was counted at the opening': `
    SELECT o.shift_id FROM shift_openings o JOIN cash_counts c ON c.id = o.count_id
    JOIN cash_movements m ON m.shift_id = o.shift_id AND m.kind = 'float' WHERE m.amount_kopecks <> c.total_kopecks`,
  'a count that is not the sum of its notes': `
    SELECT id FROM cash_counts c WHERE total_kopecks
      <> (SELECT coalesce(sum(face_kopecks * pieces), 0) FROM cash_count_rows WHERE count_id = c.id)`,
  'receipt numbers of a shift have a gap': `
    SELECT shift_id FROM payments GROUP BY shift_id HAVING min(seq) <> 1 OR max(seq) <> count(*)`,
  'slip numbers of a shift have a gap': `
    SELECT shift_id FROM reversals GROUP BY shift_id HAVING min(seq) <> 1 OR max(seq) <> count(*)`,
  'a payment differs from its lines': `
    SELECT p.id FROM payments p
    WHERE sum_kopecks IS NOT (SELECT sum(amount_kopecks) FROM payment_lines WHERE payment_id = p.id)
      OR commission_kopecks IS NOT (SELECT sum(commission_kopecks) FROM payment_lines WHERE payment_id = p.id)`,
  'a payment without exactly one cash movement of its own command': `
    SELECT p.id FROM payments p WHERE (SELECT count(*) FROM cash_movements m
      WHERE m.shift_id = p.shift_id AND m.payment_id = p.id AND m.command_id = p.command_id AND m.kind = 'payment') <> 1`,
  'a payment without exactly one receipt in the queue': `
    SELECT p.id FROM payments p WHERE (SELECT count(*) FROM print_jobs WHERE kind = 'receipt' AND payment_id = p.id) <> 1`,
  'a reversal differs from the lines it gave back': `
    SELECT r.id FROM reversals r WHERE
      r.sum_kopecks IS NOT (SELECT sum(l.amount_kopecks) FROM reversal_lines b JOIN payment_lines l USING (payment_id, line_no)
        WHERE b.reversal_id = r.id AND b.payment_id = r.payment_id)
      OR r.commission_kopecks IS NOT (SELECT sum(l.commission_kopecks) FROM reversal_lines b
        JOIN payment_lines l USING (payment_id, line_no) WHERE b.reversal_id = r.id)`,
  'a reversal in another shift than its payment': `
    SELECT r.id FROM reversals r JOIN payments p ON p.id = r.payment_id WHERE p.shift_id <> r.shift_id`,
  'a correction that moved cash': `
    SELECT r.id FROM reversals r JOIN payments p ON p.id = r.replaced_by
    WHERE p.due_kopecks <> r.due_kopecks OR p.command_id <> r.command_id`,
  'more given back than was taken': `
    SELECT p.id FROM payments p
    WHERE due_kopecks < (SELECT coalesce(sum(due_kopecks), 0) FROM reversals WHERE payment_id = p.id)`,
  'a movement by an order that is not there, or of another sum': `
    SELECT m.id FROM cash_movements m LEFT JOIN cash_orders o ON o.id = m.id
    WHERE m.kind = 'order' AND (o.id IS NULL OR abs(m.amount_kopecks) <> o.amount_kopecks)`,
  'an order that is not the sum of its notes': `
    SELECT id FROM cash_orders o WHERE kind IN ('in', 'out', 'sent', 'returned', 'desk_in') AND amount_kopecks <>
      (SELECT coalesce(sum(face_kopecks * pieces), 0) FROM cash_order_rows WHERE order_id = o.id)`,
  'an exchange that changed the drawer': `
    SELECT id FROM cash_orders o WHERE kind = 'exchange' AND
      (SELECT sum(face_kopecks * pieces) FROM cash_order_rows WHERE order_id = o.id AND direction = 'in')
      IS NOT (SELECT sum(face_kopecks * pieces) FROM cash_order_rows WHERE order_id = o.id AND direction = 'out')`,
  'cash in transit that is not what was sent and has not come': `
    SELECT 1 WHERE (SELECT coalesce(sum(amount_kopecks), 0) FROM cash_ledger WHERE account = 'transit') <>
      (SELECT coalesce(sum(o.amount_kopecks), 0) FROM cash_orders o WHERE o.kind = 'sent'
        AND NOT EXISTS (SELECT 1 FROM cash_transfer_ends e WHERE e.transfer_id = o.id AND e.outcome = 'accepted')
        AND NOT EXISTS (SELECT 1 FROM cash_orders b WHERE b.transfer_id = o.id))`,
  'an account whose balance is not the sum of its rows': `
    SELECT account FROM cash_ledger l GROUP BY account HAVING sum(amount_kopecks) <>
      (SELECT balance_kopecks FROM cash_ledger b WHERE b.account = l.account ORDER BY seq DESC LIMIT 1)`,
  'a transfer that came twice': `
    SELECT o.id FROM cash_orders o JOIN cash_transfer_ends e ON e.transfer_id = o.id AND e.outcome = 'accepted'
    JOIN cash_orders b ON b.transfer_id = o.id`,
  'a closed shift whose Z differs from its rows': `
    SELECT s.number FROM shift_closings c JOIN shifts s ON s.id = c.shift_id
    WHERE expected_kopecks IS NOT (SELECT sum(amount_kopecks) FROM cash_movements m WHERE m.shift_id = c.shift_id)
      OR payment_count <> (SELECT count(*) FROM payments p WHERE p.shift_id = c.shift_id)
      OR taken_kopecks <> (SELECT coalesce(sum(sum_kopecks), 0) FROM payments p WHERE p.shift_id = c.shift_id)
      OR commission_kopecks <> (SELECT coalesce(sum(commission_kopecks), 0) FROM payments p WHERE p.shift_id = c.shift_id)`,
  'a Z whose sums do not come to what should be there': `
    SELECT c.z_number FROM shift_closings c JOIN shift_closing_sums m ON m.shift_id = c.shift_id
    WHERE c.expected_kopecks <> c.float_kopecks + c.taken_kopecks + c.commission_kopecks
      - m.reversed_kopecks + m.in_kopecks - m.out_kopecks`,
  'a Z that was not counted by its notes': `
    SELECT c.z_number FROM shift_closings c JOIN shift_closing_sums m ON m.shift_id = c.shift_id
    JOIN cash_counts n ON n.id = m.count_id WHERE n.total_kopecks <> c.counted_kopecks OR n.shift_id <> c.shift_id`,
  'a running total that does not go on': `
    SELECT c.z_number FROM shift_closings c LEFT JOIN shift_closings b ON b.z_number = c.z_number - 1
    WHERE c.running_total_kopecks <> coalesce(b.running_total_kopecks, 0) + c.taken_kopecks + c.commission_kopecks`,
  'money taken or moved in a shift after its Z': `
    SELECT c.z_number FROM shift_closings c JOIN cash_movements m ON m.shift_id = c.shift_id WHERE m.at > c.closed_at`,
  'a shift that is counted and closed': `
    SELECT n.shift_id FROM shift_countings n JOIN shift_closings c ON c.shift_id = n.shift_id`,
  'a sent register that differs from the lines that stand': `
    SELECT r.id FROM registers_out r JOIN registers_out_sent s ON s.register_id = r.id
    WHERE r.sum_kopecks IS NOT (SELECT sum(l.amount_kopecks) FROM shifts t JOIN payments p ON p.shift_id = t.id
      JOIN standing_lines l ON l.payment_id = p.id
      WHERE t.business_date = r.business_date AND (r.shift_id IS NULL OR r.shift_id = t.id)
        AND p.audit_seq > r.from_seq AND p.audit_seq <= r.through_seq
        AND EXISTS (SELECT 1 FROM json_each(r.services) WHERE value IS l.service_id))`,
  'a line in two registers that were sent': `
    SELECT l.payment_id FROM registers_out r JOIN registers_out_sent s ON s.register_id = r.id
    JOIN shifts t ON t.business_date = r.business_date AND (r.shift_id IS NULL OR r.shift_id = t.id)
    JOIN payments p ON p.shift_id = t.id AND p.audit_seq > r.from_seq AND p.audit_seq <= r.through_seq
    JOIN payment_lines l ON l.payment_id = p.id AND EXISTS (SELECT 1 FROM json_each(r.services) WHERE value IS l.service_id)
    GROUP BY l.payment_id, l.line_no HAVING count(*) > 1`,
  'cash whose command was not recorded': `
    SELECT id FROM cash_movements WHERE command_id NOT IN (SELECT command_id FROM command_log)
    UNION ALL SELECT id FROM reversals WHERE command_id NOT IN (SELECT command_id FROM command_log)
    UNION ALL SELECT id FROM cash_orders WHERE command_id NOT IN (SELECT command_id FROM command_log)`,
} as const

/** What contradicts the rule that drawer, journal, Z and registers agree to the kopeck; nothing is the proof. */
export const cashContradictions = (db: Db): string[] =>
  Object.entries(contradictions)
    .filter(([, sql]) => db.get(sql) !== undefined)
    .map(([name]) => name)
