import { describe } from 'vitest'
import { type Case, describeWays, itGives } from '../../support/ways-of-running.ts'
import { ALIASES } from './aliases.ts'
import { ASKED_OF_HANDLERS } from './asked-of-handlers.ts'
import { ASKED_OF_UNSEEN } from './asked-of-unseen.ts'
import { BOUND_BUILT_INS } from './bound-built-ins.ts'
import { CACHES_ELSEWHERE } from './caches-elsewhere.ts'
import { CALLED_ON } from './called-on.ts'
import { CHANGED_IN_CALLBACKS } from './changed-in-callbacks.ts'
import { CONSTRUCTORS_READ } from './constructors-read.ts'
import { DEFAULTS_AND_FIELDS } from './defaults-and-fields.ts'
import { DROPPED_LISTS } from './dropped-lists.ts'
import { ENDED_BY_ITSELF } from './ended-by-itself.ts'
import { FOLDS_OF_PROMISES } from './folds-of-promises.ts'
import { GATHERED } from './gathered.ts'
import { GIVING_FUNCTIONS } from './giving-functions.ts'
import { GONE_THROUGH_BY_INDEX } from './gone-through-by-index.ts'
import { GONE_THROUGH_RIGHTLY } from './gone-through-rightly.ts'
import { GONE_THROUGH_WITH } from './gone-through-with.ts'
import { HANDED_IN } from './handed-in.ts'
import { HANDED_ITERATORS } from './handed-iterators.ts'
import { HANDED_ON } from './handed-on.ts'
import { HANDED_ON_IN_LOOPS } from './handed-on-in-loops.ts'
import { HEIRS } from './heirs.ts'
import { HEIRS_OF_CONTAINERS } from './heirs-of-containers.ts'
import { HIDDEN_HELPERS } from './hidden-helpers.ts'
import { HOOKS_ELSEWHERE } from './hooks-elsewhere.ts'
import { HOOKS_OF_HEIRS } from './hooks-of-heirs.ts'
import { ITERATED_VALUES } from './iterated-values.ts'
import { KEPT_HOST_CALLS } from './kept-host-calls.ts'
import { KEPT_OUT } from './kept-out.ts'
import { LATER_STORES } from './later-stores.ts'
import { LEFT_BY_FLAGS } from './left-by-flags.ts'
import { LEFT_OR_ENDED } from './left-or-ended.ts'
import { LISTS_ELSEWHERE } from './lists-elsewhere.ts'
import { LISTS_MADE_HERE } from './lists-made-here.ts'
import { LISTS_PUT_TOGETHER } from './lists-put-together.ts'
import { MADE_ELSEWHERE } from './made-elsewhere.ts'
import { CODE_FROM_TEXT } from './made-from-text.ts'
import { MADE_LISTS } from './made-lists.ts'
import { MEMBERS_BY_KEY } from './members-by-key.ts'
import { METHODS_OF_PROMISES } from './methods-of-promises.ts'
import { NAMED_ELSEWHERE } from './named-elsewhere.ts'
import { NOBODYS_ARGUMENTS } from './nobodys-arguments.ts'
import { NUMBER_ARGUMENTS } from './number-arguments.ts'
import { NUMBER_PLACES } from './number-places.ts'
import { OPENED_CALLS } from './opened-calls.ts'
import { OPTIONAL_CALLS } from './optional-calls.ts'
import { OWN_BY_NAME } from './own-by-name.ts'
import { OWN_LIST_MAKERS } from './own-list-makers.ts'
import { OWN_METHODS_SHOWN } from './own-methods-shown.ts'
import { OWN_PROPERTIES } from './own-properties.ts'
import { PROMISE_CLASSES } from './promise-classes.ts'
import { PUT_AWAY } from './put-away.ts'
import { PUT_AWAY_HELPERS } from './put-away-helpers.ts'
import { PUT_AWAY_REACHED } from './put-away-reached.ts'
import { PUT_AWAY_VALUES } from './put-away-values.ts'
import { READ_BY_BUILT_INS } from './read-by-built-ins.ts'
import { REJECTED_WITH } from './rejected-with.ts'
import { RELAYED } from './relayed.ts'
import { RENAMED_FUNCTIONS } from './renamed-functions.ts'
import { RESOLVED_WITH } from './resolved-with.ts'
import { SETTERS_ELSEWHERE } from './setters-elsewhere.ts'
import { STARTED_ELSEWHERE } from './started-elsewhere.ts'
import { STREAMS_ELSEWHERE } from './streams-elsewhere.ts'
import { SYMBOL_KEYS } from './symbol-keys.ts'
import { TAKEN_APART } from './taken-apart.ts'
import { TAKEN_BY_CALLBACKS } from './taken-by-callbacks.ts'
import { TAKEN_ELSEWHERE } from './taken-elsewhere.ts'
import { THEN_AS_DATA } from './then-as-data.ts'
import { TWO_BODIES } from './two-bodies.ts'
import { UNSEEN_ARRIVALS } from './unseen-arrivals.ts'
import { UNSEEN_CALLBACKS } from './unseen-callbacks.ts'
import { UNSEEN_CONTENTS } from './unseen-contents.ts'
import { UNSEEN_GENERATORS } from './unseen-generators.ts'
import { UNSEEN_GETTERS } from './unseen-getters.ts'
import { UNSEEN_PROMISES } from './unseen-promises.ts'
import { UNSEEN_PUTS } from './unseen-puts.ts'
import { UNSEEN_RECEIVERS } from './unseen-receivers.ts'
import { UNSEEN_THIS } from './unseen-this.ts'
import { UNSEEN_WAYS } from './unseen-ways.ts'
import { WANTED_OF_GETTERS } from './wanted-of-getters.ts'
import { WEAKLY_HELD } from './weakly-held.ts'

const CONTENTS = [UNSEEN_CONTENTS, UNSEEN_WAYS, PUT_AWAY, PUT_AWAY_HELPERS, PUT_AWAY_VALUES, PUT_AWAY_REACHED]
const ELSEWHERE = [CODE_FROM_TEXT, NAMED_ELSEWHERE, HANDED_ON, KEPT_OUT, LATER_STORES, UNSEEN_GENERATORS]
const STARTED = [STARTED_ELSEWHERE, CACHES_ELSEWHERE, HIDDEN_HELPERS, TAKEN_ELSEWHERE, MADE_ELSEWHERE]
const GETTERS = [UNSEEN_GETTERS, WANTED_OF_GETTERS]
const ARRIVING = [STREAMS_ELSEWHERE, UNSEEN_RECEIVERS, UNSEEN_THIS, UNSEEN_ARRIVALS]
const OTHERWISE = [
  OWN_METHODS_SHOWN,
  KEPT_HOST_CALLS,
  CONSTRUCTORS_READ,
  HANDED_ON_IN_LOOPS,
  LISTS_MADE_HERE,
  HOOKS_ELSEWHERE,
  OPENED_CALLS,
  DEFAULTS_AND_FIELDS,
  RELAYED,
  GATHERED,
  SETTERS_ELSEWHERE,
  BOUND_BUILT_INS,
  HOOKS_OF_HEIRS,
  TWO_BODIES,
  HEIRS_OF_CONTAINERS,
  MADE_LISTS,
  ALIASES,
  UNSEEN_PUTS,
  MEMBERS_BY_KEY,
  HEIRS,
  REJECTED_WITH,
  METHODS_OF_PROMISES,
]
const OWN = [OWN_LIST_MAKERS, OWN_BY_NAME, LISTS_ELSEWHERE]
const READ = [CALLED_ON, READ_BY_BUILT_INS, ITERATED_VALUES]
const DROPPED = [
  FOLDS_OF_PROMISES,
  DROPPED_LISTS,
  ENDED_BY_ITSELF,
  LEFT_BY_FLAGS,
  LEFT_OR_ENDED,
  NOBODYS_ARGUMENTS,
  RESOLVED_WITH,
  TAKEN_APART,
]
const ASKED = [ASKED_OF_HANDLERS, TAKEN_BY_CALLBACKS, THEN_AS_DATA, ASKED_OF_UNSEEN, OPTIONAL_CALLS]
const BY_INDEX = [GONE_THROUGH_BY_INDEX, GONE_THROUGH_RIGHTLY, GONE_THROUGH_WITH, NUMBER_ARGUMENTS, NUMBER_PLACES]
const OF_PROMISES = [PROMISE_CLASSES, OWN_PROPERTIES, WEAKLY_HELD, RENAMED_FUNCTIONS, SYMBOL_KEYS]
const KEPT = [...BY_INDEX, ...OF_PROMISES, ...OWN, CHANGED_IN_CALLBACKS, LISTS_PUT_TOGETHER]
const HANDED = [...ELSEWHERE, ...CONTENTS, ...STARTED, ...GETTERS, ...ARRIVING, ...OTHERWISE, ...READ]
const CELLS = [UNSEEN_CALLBACKS, UNSEEN_PROMISES, ...HANDED, ...DROPPED, ...ASKED, ...KEPT].flat()
const CASES = CELLS.map(([cells, value]): Case => [[cells].flat().join(' ¶ '), cells, value])

describe('code that was written where no promise could exist gets values', () => {
  describeWays('values', (opened) =>
    itGives([...CASES, ...HANDED_IN, ...HANDED_ITERATORS, ...GIVING_FUNCTIONS], opened),
  )
})
