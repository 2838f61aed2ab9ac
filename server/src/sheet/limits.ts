/** How much of a sheet is analysed; past it, a message says so and the rest still works. Documented in `docs/format.md`. */
export const limits = {
	frontMatterLength: 64 * 1024,
	frontMatterDepth: 32,
	lineLength: 20_000,
	sheetLength: 5 * 1024 * 1024,
	prompts: 100_000,
} as const;
