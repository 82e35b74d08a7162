import type { Bond, Descent, Household, Kin, KinPerson, Level, Sex } from './kin'

/** Invented families that are hard to draw, told shortly. For tests. */

class Tale {
  private readonly people = new Map<string, KinPerson>()
  private readonly kin: Omit<Kin, 'people' | 'focus'> = {
    parentage: [], couples: [], siblings: [], twins: [], levels: [], households: [],
  } // prettier-ignore

  private readonly focus: string

  constructor(focus: string) {
    this.focus = focus
  }

  person(name: string, sex: Sex, more: Partial<KinPerson> = {}): this {
    this.people.set(name, { id: name, name, sex, lines: [name, ''], ...more })
    return this
  }
  women(...names: string[]): this {
    for (const name of names) this.person(name, 'F')
    return this
  }
  men(...names: string[]): this {
    for (const name of names) this.person(name, 'M')
    return this
  }
  couple(one: string, other: string, bond: Bond = 'partners'): this {
    this.kin.couples.push({ one, other, bond })
    return this
  }
  child(name: string, sex: Sex, born: string | null, parents: string[], line: Descent = 'birth'): this {
    if (!this.people.has(name)) this.person(name, sex, { born })
    for (const parent of parents) this.kin.parentage.push({ child: name, parent, line })
    return this
  }
  siblings(...names: [string, string][]): this {
    this.kin.siblings.push(...names)
    return this
  }
  twins(...names: string[]): this {
    this.kin.twins.push(names)
    return this
  }
  level(...hints: Level[]): this {
    this.kin.levels.push(...hints)
    return this
  }
  home(name: string, ...members: string[]): this {
    const home: Household = { id: name, name, members }
    this.kin.households.push(home)
    return this
  }
  told(): Kin {
    return { focus: this.focus, people: [...this.people.values()], ...this.kin }
  }
}

export const FAMILIES: Record<string, Kin> = {
  'a mother and father with three children': new Tale('Amara')
    .women('Kelly')
    .men('Dean')
    .couple('Kelly', 'Dean', 'married')
    .child('Amara', 'F', '2018-03-01', ['Kelly', 'Dean'])
    .child('Leo', 'M', '2015-05-01', ['Kelly', 'Dean'])
    .child('Mia', 'F', '2021-07-01', ['Kelly', 'Dean'])
    .home('Home', 'Kelly', 'Dean', 'Amara', 'Leo', 'Mia')
    .told(),
  'a mother with three partners, and children with each': new Tale('Amara')
    .women('Kelly')
    .men('Dean', 'Paul', 'Ravi')
    .couple('Kelly', 'Dean', 'divorced')
    .couple('Kelly', 'Paul', 'parted')
    .couple('Kelly', 'Ravi', 'partners')
    .child('Leo', 'M', '2010-05-01', ['Kelly', 'Dean'])
    .child('Lily', 'F', '2011-05-01', ['Kelly', 'Dean'])
    .child('Amara', 'F', '2015-03-01', ['Kelly', 'Paul'])
    .child('Noah', 'M', '2020-03-01', ['Kelly', 'Ravi'])
    .child('Zara', 'F', '2022-03-01', ['Kelly', 'Ravi'])
    .home('Home', 'Kelly', 'Ravi', 'Noah', 'Zara', 'Amara')
    .told(),
  'cousins who married': new Tale('Iman')
    .women('Nani', 'Asma', 'Sana')
    .men('Nana', 'Bilal', 'Tariq', 'Umar')
    .couple('Nani', 'Nana', 'married')
    .child('Asma', 'F', '1965-01-01', ['Nani', 'Nana'])
    .child('Bilal', 'M', '1967-01-01', ['Nani', 'Nana'])
    .couple('Asma', 'Tariq', 'married')
    .child('Sana', 'F', '1990-01-01', ['Asma', 'Tariq'])
    .women('Hina')
    .couple('Bilal', 'Hina', 'married')
    .child('Umar', 'M', '1989-01-01', ['Bilal', 'Hina'])
    .couple('Sana', 'Umar', 'married')
    .child('Iman', 'F', '2016-01-01', ['Sana', 'Umar'])
    .told(),
  'twins between two others': new Tale('Ada')
    .women('Grace')
    .men('Sam')
    .couple('Grace', 'Sam')
    .child('Ben', 'M', '2012-02-02', ['Grace', 'Sam'])
    .child('Ada', 'F', '2014-06-06', ['Grace', 'Sam'])
    .child('Ida', 'F', '2014-06-06', ['Grace', 'Sam'])
    .child('Tom', 'M', '2017-09-09', ['Grace', 'Sam'])
    .twins('Ada', 'Ida')
    .told(),
  'an adopted child, with the parents by birth': new Tale('Joy')
    .women('Kate', 'Maria')
    .men('Owen')
    .couple('Kate', 'Owen', 'married')
    .child('Joy', 'F', '2019-01-01', ['Maria'])
    .child('Joy', 'F', '2019-01-01', ['Kate', 'Owen'], 'adopted')
    .child('Finn', 'M', '2016-01-01', ['Kate', 'Owen'])
    .told(),
  'brothers fostered in another home': new Tale('Kai')
    .women('Kelly', 'Ruth')
    .men('Dean', 'Mark')
    .couple('Kelly', 'Dean', 'separated')
    .couple('Ruth', 'Mark', 'married')
    .child('Kai', 'M', '2014-01-01', ['Kelly', 'Dean'])
    .child('Max', 'M', '2016-01-01', ['Kelly', 'Dean'])
    .child('Kai', 'M', '2014-01-01', ['Ruth', 'Mark'], 'fostered')
    .child('Max', 'M', '2016-01-01', ['Ruth', 'Mark'], 'fostered')
    .child('Ella', 'F', '2008-01-01', ['Ruth', 'Mark'])
    .home('Ruth and Mark’s home', 'Ruth', 'Mark', 'Ella', 'Kai', 'Max')
    .told(),
  'a child who is not born yet': new Tale('Baby')
    .women('Kelly')
    .men('Dean')
    .couple('Kelly', 'Dean')
    .person('Baby', 'U', { due: '2026-12-01' })
    .child('Baby', 'U', null, ['Kelly', 'Dean'])
    .child('Leo', 'M', '2015-05-01', ['Kelly'])
    .told(),
  'a father of whom nothing is known': new Tale('Amara')
    .women('Kelly')
    .person('?', 'M', { unnamed: true })
    .child('Amara', 'F', '2018-03-01', ['Kelly', '?'])
    .child('Leo', 'M', '2020-03-01', ['Kelly', 'Dean'])
    .men('Dean')
    .couple('Kelly', 'Dean')
    .told(),
  'two households, a child in both': new Tale('Amara')
    .women('Kelly', 'Jo')
    .men('Dean', 'Paul')
    .couple('Kelly', 'Dean', 'divorced')
    .couple('Kelly', 'Paul', 'partners')
    .couple('Dean', 'Jo', 'partners')
    .child('Amara', 'F', '2014-03-01', ['Kelly', 'Dean'])
    .child('Noah', 'M', '2020-03-01', ['Kelly', 'Paul'])
    .child('Ivy', 'F', '2021-03-01', ['Dean', 'Jo'])
    .home('Kelly’s home', 'Kelly', 'Paul', 'Noah', 'Amara')
    .home('Dean’s home', 'Dean', 'Jo', 'Ivy', 'Amara')
    .told(),
  'step-brothers and step-sisters': new Tale('Amara')
    .women('Kelly', 'Sue')
    .men('Dean', 'Paul')
    .couple('Kelly', 'Dean', 'parted')
    .couple('Kelly', 'Paul', 'married')
    .couple('Paul', 'Sue', 'divorced')
    .child('Amara', 'F', '2014-03-01', ['Kelly', 'Dean'])
    .child('Rosa', 'F', '2012-03-01', ['Paul', 'Sue'])
    .child('Carl', 'M', '2010-03-01', ['Paul', 'Sue'])
    .home('Home', 'Kelly', 'Paul', 'Amara', 'Rosa', 'Carl')
    .told(),
  'half-sisters with different fathers, one not known': new Tale('Amara')
    .women('Kelly')
    .men('Dean')
    .person('?', 'M', { unnamed: true })
    .couple('Kelly', 'Dean', 'parted')
    .child('Lily', 'F', '2011-05-01', ['Kelly', 'Dean'])
    .child('Amara', 'F', '2015-03-01', ['Kelly', '?'])
    .home('Home', 'Kelly', 'Amara', 'Lily')
    .told(),
  'two mothers': new Tale('Amara')
    .women('Kelly', 'Jo')
    .men('Sam')
    .couple('Kelly', 'Jo', 'married')
    .couple('Jo', 'Sam', 'parted')
    .child('Amara', 'F', '2014-03-01', ['Kelly', 'Jo'])
    .child('Leo', 'M', '2010-03-01', ['Jo', 'Sam'])
    .home('Home', 'Kelly', 'Jo', 'Amara', 'Leo')
    .told(),
  'a father who died, and his parents': new Tale('Amara')
    .women('Kelly', 'Nan')
    .person('Dean', 'M', { died: '2021-02-02' })
    .men('Grandad', 'Wes')
    .couple('Kelly', 'Dean', 'married')
    .couple('Nan', 'Grandad', 'married')
    .child('Dean', 'M', '1988-01-01', ['Nan', 'Grandad'])
    .child('Wes', 'M', '1990-01-01', ['Nan', 'Grandad'])
    .child('Amara', 'F', '2014-03-01', ['Kelly', 'Dean'])
    .child('Leo', 'M', '2016-03-01', ['Kelly', 'Dean'])
    .told(),
  'grandparents who care for the children': new Tale('Amara')
    .women('Kelly', 'Nan', 'Tess')
    .men('Grandad', 'Dean')
    .couple('Nan', 'Grandad', 'married')
    .child('Kelly', 'F', '1992-01-01', ['Nan', 'Grandad'])
    .child('Tess', 'F', '1995-01-01', ['Nan', 'Grandad'])
    .couple('Kelly', 'Dean', 'parted')
    .child('Amara', 'F', '2014-03-01', ['Kelly', 'Dean'])
    .child('Leo', 'M', '2016-03-01', ['Kelly', 'Dean'])
    .home('Nan and Grandad’s home', 'Nan', 'Grandad', 'Amara', 'Leo')
    .told(),
  'a grandmother and an aunt whose way to the child is not recorded': new Tale('Amara')
    .women('Kelly', 'Nan', 'Aunt')
    .child('Amara', 'F', '2014-03-01', ['Kelly'])
    .level({ who: 'Nan', whom: 'Amara', above: 2 }, { who: 'Aunt', whom: 'Amara', above: 1 })
    .women('Teacher', 'Neighbour')
    .told(),
  'brothers and sisters whose parents are not recorded': new Tale('Amara')
    .women('Amara', 'Lily')
    .men('Leo')
    .siblings(['Amara', 'Leo'], ['Leo', 'Lily'])
    .told(),
  'a man and the niece of his with whom he has a child': new Tale('Amara')
    .women('Nan', 'Ann', 'Beth')
    .men('Carl')
    .child('Ann', 'F', '1970-01-01', ['Nan'])
    .child('Carl', 'M', '1975-01-01', ['Nan'])
    .child('Beth', 'F', '1995-01-01', ['Ann'])
    .couple('Carl', 'Beth')
    .child('Amara', 'F', '2016-01-01', ['Carl', 'Beth'])
    .told(),
  'a mistake that makes somebody their own grandmother': new Tale('Amara')
    .women('Kelly', 'Nan')
    .child('Kelly', 'F', null, ['Nan'])
    .child('Amara', 'F', '2014-03-01', ['Kelly'])
    .child('Nan', 'F', null, ['Amara'])
    .told(),
  'two brothers who have children with two sisters': new Tale('Amara')
    .women('Mrs Ash', 'Mrs Birch', 'Kelly', 'Tess')
    .men('Mr Ash', 'Mr Birch', 'Dean', 'Wes')
    .couple('Mrs Ash', 'Mr Ash', 'married')
    .couple('Mrs Birch', 'Mr Birch', 'married')
    .child('Kelly', 'F', '1990-01-01', ['Mrs Ash', 'Mr Ash'])
    .child('Tess', 'F', '1992-01-01', ['Mrs Ash', 'Mr Ash'])
    .child('Dean', 'M', '1988-01-01', ['Mrs Birch', 'Mr Birch'])
    .child('Wes', 'M', '1991-01-01', ['Mrs Birch', 'Mr Birch'])
    .couple('Kelly', 'Dean', 'married')
    .couple('Tess', 'Wes', 'partners')
    .child('Amara', 'F', '2014-03-01', ['Kelly', 'Dean'])
    .child('Leo', 'M', '2016-03-01', ['Tess', 'Wes'])
    .told(),
}

/** A family of about forty: four grandparents' houses, their children's couples, and the children. */
export function manyPeople(): Kin {
  const tale = new Tale('Child 0 0 0')
  for (let house = 0; house < 3; house++) {
    tale.women(`Nan ${house}`).men(`Grandad ${house}`).couple(`Nan ${house}`, `Grandad ${house}`, 'married')
    for (let nth = 0; nth < 3; nth++) {
      const one = `Parent ${house} ${nth}`
      tale.child(one, nth % 2 ? 'M' : 'F', `19${70 + nth * 3}-01-01`, [`Nan ${house}`, `Grandad ${house}`])
      const joined = nth === 0 && house > 0
      const other = joined ? `Parent ${house - 1} 2` : `Partner ${house} ${nth}`
      if (!joined) tale.person(other, nth % 2 ? 'F' : 'M')
      tale.couple(one, other, nth === 2 ? 'parted' : 'married')
      for (let child = 0; child < 2; child++)
        tale.child(`Child ${house} ${nth} ${child}`, 'F', `20${10 + child}-0${nth + 1}-01`, [one, other])
    }
  }
  return tale.told()
}
