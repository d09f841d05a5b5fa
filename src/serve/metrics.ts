import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Chat } from '../chat/chat.ts'
import type { Occurrence } from '../chat/occurrence.ts'

export interface Metrics {
  record(occurrence: Occurrence): void
  /** Prometheus text. */
  render(): Promise<string>
  readonly contentType: string
}

/** @param readLoad What waits at the moment of a scrape. */
export function createMetrics(readLoad: () => Chat['load']): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'tutor_' })
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name, help, labelNames, registers: [registry] })
  const seconds = (name: string, help: string, labelNames: string[], buckets: number[]) =>
    new Histogram({ name, help, labelNames, buckets, registers: [registry] })

  const events = counter('tutor_events_total', 'Events of the platforms by what became of them.', [
    'platform',
    'result',
  ])
  const questions = counter('tutor_questions_total', 'Questions by course and status of the answer.', [
    'course',
    'status',
  ])
  const deliveries = counter('tutor_deliveries_total', 'Deliveries by platform and result.', [
    'platform',
    'result',
  ])
  const faults = counter('tutor_faults_total', 'Failures inside the tutor by where they happened.', ['where'])
  const accept = seconds(
    'tutor_accept_seconds',
    'From an event to its place in the inbox.',
    ['platform'],
    [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
  )
  const step = seconds(
    'tutor_step_seconds',
    'Time of each step of an answer, and of the whole.',
    ['step'],
    [0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60],
  )
  const delivery = seconds(
    'tutor_delivery_seconds',
    'Time of a delivery.',
    ['platform'],
    [0.05, 0.1, 0.5, 1, 5, 15],
  )
  // oxlint-disable-next-line no-new -- it registers itself
  new Gauge({
    name: 'tutor_waiting',
    help: 'Events and parcels that wait or run.',
    labelNames: ['what'],
    registers: [registry],
    collect() {
      for (const [what, count] of Object.entries(readLoad())) this.set({ what }, count)
    },
  })

  return {
    record(occurrence) {
      switch (occurrence.kind) {
        case 'event-accepted':
          events.inc({ platform: occurrence.platform, result: 'accepted' })
          accept.observe({ platform: occurrence.platform }, occurrence.waitedMs / 1000)
          return
        case 'event-repeated':
          events.inc({ platform: occurrence.platform, result: 'repeated' })
          return
        case 'event-done':
          events.inc({ platform: occurrence.platform, result: 'done' })
          return
        case 'event-failed':
          events.inc({ platform: occurrence.platform, result: 'failed' })
          return
        case 'question-answered':
          questions.inc({ course: occurrence.course, status: occurrence.status })
          step.observe({ step: 'whole' }, occurrence.tookMs / 1000)
          for (const [name, ms] of Object.entries(occurrence.timingsMs))
            step.observe({ step: name }, ms / 1000)
          return
        case 'parcel-delivered':
          deliveries.inc({ platform: occurrence.platform, result: 'delivered' })
          delivery.observe({ platform: occurrence.platform }, occurrence.tookMs / 1000)
          return
        case 'delivery-fault':
          deliveries.inc({ platform: occurrence.platform, result: occurrence.fault })
          return
        case 'upkeep-failed':
          faults.inc({ where: occurrence.task })
          return
        case 'platform-halted':
          faults.inc({ where: `${occurrence.platform} halted` })
          return
        case 'step':
        case 'progress-lost':
        default:
      }
    },
    render: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
