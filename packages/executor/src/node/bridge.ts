/**
 * How a call is answered that stands where nothing can wait: from the journal, after the cell was run again; or by
 * halting the guest in it.
 */
export type Bridge = 'replay' | 'asyncify'
