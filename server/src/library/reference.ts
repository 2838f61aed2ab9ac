/** The comment that names the entry a prompt is from. */
export const referenceComment = (id: string): string => `// library: ${id}`;

/** Where the id begins in a line that is such a comment; undefined for any other line. */
export const referenceStart = (line: string): number | undefined =>
	/^[ \t]*\/\/[ \t]*library:[ \t]*/.exec(line)?.[0].length;

/** The id that follows: up to a comma, behind which there may be anything. */
export const referenceId = (line: string, start: number): string => (line.slice(start).split(',')[0] ?? '').trimEnd();
