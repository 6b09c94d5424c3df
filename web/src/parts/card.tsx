import { Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

type Props = Readonly<{ title: string; why?: string; children?: ReactNode }>

/** A part of a screen with its heading; screen readers find it by that name. */
export function Card({ title, why, children }: Props) {
  const id = useId()
  return (
    <section className="card" aria-labelledby={id}>
      <Title order={2} id={id} mb={why === undefined ? 'sm' : 2}>
        {title}
      </Title>
      {why !== undefined && <p className="quiet why">{why}</p>}
      {children}
    </section>
  )
}
