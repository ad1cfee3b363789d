import { AREA_LEVELS, DEFAULT_CODE_SET } from '@watchfloor/shared'
import type { AreaLevel, Category, IncidentRow } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { coordinates } from '../../parts/format.js'
import { reference } from '../../store/reference.js'
import { squads } from '../../store/squads.js'

/** What things of a case are called, in the language of the screen. */
export interface Names {
  category: (code: string) => string
  categoryOf: (code: string) => Category | undefined
  categories: readonly Category[]
  area: (id: string | null) => string | null
  /** From the largest level to the smallest. */
  areas: readonly { id: string; name: string; level: AreaLevel }[]
  /** All areas that hold a case, by name, from the smallest to the largest. */
  areasOf: (row: Pick<IncidentRow, 'areaId' | 'areaPath'>) => readonly string[]
  unit: (id: string) => string
  /** A person's name, also of an account that is closed; null = nobody, or nobody known. */
  person: (id: string | null) => string | null
  /** Address, else area, else the place in degrees. */
  place: (row: { address?: string | null; areaId: string | null; lat: number | null; lon: number | null }) => string
  words: (row: IncidentRow) => readonly string[]
}

const NONE: readonly never[] = []

/** Names by id. Until the hub has answered, categories go by the set that every new centre begins with and units by an ellipsis; a code that is in neither is shown as it is. */
export function useNames(): Names {
  const { i18n } = useTranslation()
  const set = useQuery(reference.categories).data?.categories ?? DEFAULT_CODE_SET.categories
  const areas = useQuery(reference.areas).data?.items ?? NONE
  const units = useQuery(squads.all).data?.items
  const people = useQuery(reference.people).data?.items ?? NONE
  const zh = i18n.language !== 'en'
  return useMemo(() => {
    const codes = new Map(set.map((category) => [category.code, category]))
    const areaNames = new Map(areas.map(({ id, name }) => [id, name]))
    const unitNames = new Map(units?.map(({ id, name }) => [id, name]))
    const category = (code: string): string => {
      const found = codes.get(code)
      return found ? found.name[zh ? 'zh' : 'en'] : code
    }
    const area = (id: string | null): string | null => (id === null ? null : areaNames.get(id) ?? null)
    const areasOf: Names['areasOf'] = ({ areaId, areaPath }) => (areaPath?.map(({ id }) => id) ?? [areaId]).flatMap((id) => area(id) ?? [])
    const unit = (id: string): string => unitNames.get(id) ?? (units ? id.slice(0, 8) : '\u2026')
    const peopleNames = new Map(people.map(({ id, name }) => [id, name]))
    const person = (id: string | null): string | null => (id === null ? null : peopleNames.get(id) ?? null)
    const place: Names['place'] = ({ address, areaId, lat, lon }) => address ?? area(areaId) ?? (lat === null || lon === null ? '' : coordinates(lat, lon))
    return {
      category, categoryOf: (code: string) => codes.get(code), categories: set, area, areasOf, areas: [...areas].sort((a, b) => AREA_LEVELS.indexOf(a.level) - AREA_LEVELS.indexOf(b.level)), unit, person, place,
      words: (row: IncidentRow) => {
        const found = codes.get(row.category)
        return [found?.name.zh ?? '', found?.name.en ?? '', ...areasOf(row), ...row.units.map(({ unitId }) => unit(unitId))]
      },
    }
  }, [set, areas, units, people, zh])
}
