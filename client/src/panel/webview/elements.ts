type Child = Node | string;

/** Makes an element. Strings become text, so nothing a user wrote is ever read as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
	name: K,
	properties: Partial<Omit<HTMLElementTagNameMap[K], 'style'>> = {},
	...children: Child[]
): HTMLElementTagNameMap[K] {
	const made = Object.assign(document.createElement(name), properties);
	made.append(...children);
	return made;
}

/** Sets text only where it differs: a live region speaks each time it is set. */
export function setText(target: HTMLElement, text: string): void {
	if (target.textContent !== text) target.textContent = text;
}

/** Makes an element of a drawing. */
export function svg(name: 'svg' | 'rect', attributes: Readonly<Record<string, string>>): SVGElement {
	const made = document.createElementNS('http://www.w3.org/2000/svg', name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
	return made;
}
