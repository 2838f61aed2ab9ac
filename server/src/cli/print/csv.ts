/** Rows as RFC 4180 has them: CRLF, quotes only where they are needed. */
export const csv = (rows: readonly (readonly string[])[]): string =>
	rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');

const field = (value: string): string => (/[",\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
