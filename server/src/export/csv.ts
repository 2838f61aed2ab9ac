/**
 * Rows as RFC 4180 has them: CRLF, quotes only where they are needed. What a spreadsheet would take for a formula begins
 * with an apostrophe.
 */
export const csv = (rows: readonly (readonly string[])[]): string =>
	rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');

function field(value: string): string {
	const safe = /^[=+\-@\t\r]/.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value;
	return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
