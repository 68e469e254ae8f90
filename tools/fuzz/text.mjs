// Text of programs.

/** Lines one level deeper. */
export const indent = text => text.replace(/^(?=.)/gm, '    ')
