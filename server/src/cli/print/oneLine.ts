/** A message or a name may quote anything: nothing in it may break the line or steer the terminal. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
