type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The object without its undefined values: where absent and undefined differ, absent is meant. */
export function withoutAbsent<T extends object>(values: T): Present<T> {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;
}
