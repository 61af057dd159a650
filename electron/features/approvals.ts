import { describeApproval, giveApproval } from '../../shared/contract/approvals.ts'
import { may } from '../../shared/domain/permissions.ts'
import { signedIn } from '../core/context.ts'
import { accepted, type Feature, perform, refused } from '../core/feature.ts'
import { normalizeLogin } from '../core/passwords.ts'
import { findOperatorByLogin, setFailures } from '../records/operators.ts'
import { checkPassword } from '../records/password-check.ts'

export const approvals: Feature = {
  handlers: [
    perform(describeApproval, async (context, { operation, input }) => {
      const command = await context.readCommand(operation, input)
      if (!command) return refused('approvals.not_approvable')
      return accepted({ requesterName: signedIn(context).name, facts: command.facts })
    }),

    perform(giveApproval, async (context, { operation, commandId, input, ...given }) => {
      const command = await context.readCommand(operation, input)
      if (!command) return refused('approvals.not_approvable')
      const requester = signedIn(context)
      const login = normalizeLogin(given.login) ?? ''
      const check = await checkPassword(context, () => findOperatorByLogin(context.db, login), given.password)
      if (check.outcome === 'locked_out') return refused('session.locked_out', { until: check.until })
      if (check.outcome === 'wrong')
        return refused('session.wrong_login_or_password', { attemptsLeft: check.attemptsLeft })
      const { id: approverId, role, mustChangePassword } = check.operator
      // Told after the password only: whose login this is and what it may is nothing for a guesser.
      if (approverId === requester.id) return refused('approvals.own')
      if (!may(role, 'supervision') || mustChangePassword === 1) return refused('approvals.not_permitted')
      context.transact((tx, { audit }) => {
        setFailures(tx, approverId, 0, null)
        audit('approval.given', { approverId, operation, commandId })
      })
      // Bound to the one who asked: if the window became another person's meanwhile, it fits nobody.
      context.ports.approvals.give(commandId, command.bound, approverId)
      return accepted(null)
    }),
  ],
}
