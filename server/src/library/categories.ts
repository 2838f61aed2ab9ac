import titles from './data/categories.json' with { type: 'json' };

const written = new Map(Object.entries(titles));

/** `Album covers` for `album-covers`; names that words alone do not make are in a list of their own. */
export function categoryTitle(category: string): string {
	const words = category.replaceAll('-', ' ');
	return written.get(category) ?? words.charAt(0).toUpperCase() + words.slice(1);
}
