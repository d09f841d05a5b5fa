import { describe, expect, it } from 'vitest'
import { linkTo } from '../../src/answer/link-to.ts'

const place = {
  document: 'lessons/ko/두 법칙.md',
  headingPath: ["Conway's law"],
  locator: { kind: 'lines' as const, from: 3, to: 4 },
}

describe('the link of a citation', () => {
  it('is absent where the course gives no template', () => {
    expect(linkTo(place, undefined, undefined)).toBeUndefined()
  })

  it('encodes the path part by part and fills in the lines', () => {
    expect(linkTo(place, undefined, 'https://example.org/{document}#L{from}-L{to}')).toBe(
      `https://example.org/lessons/ko/${encodeURIComponent('두 법칙.md')}#L3-L4`,
    )
  })

  it("takes the section's id for the anchor, else the heading's", () => {
    expect(linkTo(place, 'conways-law', 'x#{anchor}')).toBe('x#conways-law')
    expect(linkTo(place, undefined, 'x#{anchor}')).toBe('x#conways-law')
  })

  it('leaves unknown names of the template alone', () => {
    expect(linkTo(place, undefined, 'x/{secret}')).toBe('x/{secret}')
  })
})
