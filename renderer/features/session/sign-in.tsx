import { type FormEvent, useRef, useState } from 'react'
import type { DeskState } from '../../../shared/contract/desk.ts'
import { signIn } from '../../../shared/contract/session.ts'
import { useAction } from '../../api/use-command.ts'
import { useTexts } from '../../i18n/dictionary.ts'
import { roleNames } from '../../i18n/role-names.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { ErrorNotice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { PasswordField, TextField } from '../../ui/text-field.tsx'
import styles from './sign-in.module.css'
import { sessionTexts } from './texts.ts'

type ReadyDesk = Extract<DeskState, { phase: 'ready' }>

/** Login and password; a demo desk offers its operators. */
export function SignIn({ desk }: { desk: ReadyDesk }) {
  const text = useTexts(sessionTexts)
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<'login' | 'password' | null>(null)
  const loginField = useRef<HTMLInputElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)
  const enter = useAction(signIn)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const empty = login.trim() === '' ? 'login' : password === '' ? 'password' : null
    setMissing(empty)
    if (empty !== null) {
      const field = empty === 'login' ? loginField : passwordField
      field.current?.focus()
      return
    }
    const answer = await enter.run({ login: login.trim(), password })
    if (answer.ok) return
    setPassword('')
    passwordField.current?.focus()
  }

  return (
    <Page
      aside={
        <>
          <span className="strong">{desk.details.bankName}</span>
          <span>
            {desk.details.officeName} · {text.place(desk.details.deskNumber)}
          </span>
          <span className={styles['version']}>{text.version(desk.version)}</span>
        </>
      }
    >
      <h1>{text.signIn}</h1>
      {desk.demoOperators.length > 0 && (
        <DemoOperators
          operators={desk.demoOperators}
          chosen={login}
          onChoose={(operator) => {
            setLogin(operator.login)
            setPassword(operator.password)
            setMissing(null)
            enter.clear()
            passwordField.current?.focus()
          }}
        />
      )}
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={text.login}
          value={login}
          onChange={setLogin}
          maxLength={40}
          name="login"
          autoFocus={desk.demoOperators.length === 0}
          error={missing === 'login' ? text.loginNeeded : null}
          ref={loginField}
        />
        <PasswordField
          label={text.password}
          value={password}
          onChange={setPassword}
          maxLength={200}
          name="password"
          eyeLabel={text.show}
          error={missing === 'password' ? text.passwordNeeded : null}
          ref={passwordField}
        />
        <ErrorNotice error={enter.error} />
        <ActionButton look="main" size="large" type="submit" keys="Enter" busy={enter.running} grow>
          {text.enter}
        </ActionButton>
      </form>
    </Page>
  )
}

type DemoOperator = ReadyDesk['demoOperators'][number]

function DemoOperators(props: {
  operators: readonly DemoOperator[]
  chosen: string
  onChoose: (operator: DemoOperator) => void
}) {
  const text = useTexts(sessionTexts)
  const roles = useTexts(roleNames)
  const list = useRef<HTMLDivElement>(null)
  const move = (step: number): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  }
  return (
    <section aria-label={text.demoOperators} className="stack tight">
      <p className="spread muted">
        {text.demoHint}
        <span className="row">
          <KeyHint keys="↑" />
          <KeyHint keys="↓" />
          <KeyHint keys="Enter" />
        </span>
      </p>
      <div
        ref={list}
        className={styles['operators']}
        role="group"
        aria-label={text.demoOperators}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
          if (step === undefined) return
          event.preventDefault()
          move(step)
        }}
      >
        {props.operators.map((operator, index) => (
          <button
            key={operator.login}
            type="button"
            className={styles['operator']}
            aria-pressed={props.chosen === operator.login}
            autoFocus={index === 0}
            onClick={() => props.onChoose(operator)}
          >
            <span className="strong grow">{operator.name}</span>
            <span className="second">{roles[operator.role]}</span>
          </button>
        ))}
      </div>
    </section>
  )
}
