/** A family as a picture needs it: people, who descends from whom, who is or was a couple, who lives together. */

export type Sex = 'M' | 'F' | 'U'

export interface KinPerson {
  id: string
  name: string
  sex: Sex
  /** A day as `2019-04-30`; brothers and sisters stand in this order. */
  born?: string | null
  /** The day on which an unborn child is expected. */
  due?: string | null
  died?: string | null
  /** A parent of whom we know that they exist, and not who they are: a mark with a question mark, not a record. */
  unnamed?: boolean
  /** Age and what they are to the person whom the record is about, in words. */
  says?: string
  /** Lines of text beneath the mark; the first `named` of them are the name. */
  lines?: string[]
  named?: number
}

/** How a child came to a parent. Only birth and adoption are drawn as lasting. */
export type Descent = 'birth' | 'adopted' | 'fostered' | 'step'

export interface Parentage {
  child: string
  parent: string
  line: Descent
}

/** `parents`: they have a child together, and nothing is recorded of a life as a couple. */
export type Bond = 'married' | 'partners' | 'separated' | 'parted' | 'divorced' | 'parents'

export interface Couple {
  one: string
  other: string
  bond: Bond
}

export interface Household {
  id: string
  name: string
  members: string[]
}

/** `above` generations lie between `who` and `whom` (0: the same generation); no line is drawn for it. */
export interface Level {
  who: string
  whom: string
  above: number
}

export interface Kin {
  /** The person whom the record is about. */
  focus: string
  people: KinPerson[]
  parentage: Parentage[]
  couples: Couple[]
  /** Brothers and sisters, also when their parents are not recorded. */
  siblings: [string, string][]
  /** Children born together: twins, triplets. */
  twins: string[][]
  levels: Level[]
  households: Household[]
}

/** Parents (none, one or two of one generation) and the children who hang from their line. */
export interface Union {
  id: string
  parents: string[]
  bond: Bond | null
  children: { id: string; line: Descent }[]
}
