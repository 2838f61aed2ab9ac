export interface PageParts {
	readonly title: string;
	readonly language: string;
	readonly script: string;
	readonly style: string;
	readonly nonce: string;
}

/**
 * The panel's page. Only what carries the nonce runs or styles it; nothing is fetched, and no text of the user's or the
 * server's is ever part of it: that comes by message, and is set as text.
 */
export function panelPage({ title, language, script, style, nonce }: PageParts): string {
	const own = `script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'`;
	// What the first does not cover: where a form goes, and what addresses are relative to.
	const policy = `default-src 'none'; ${own}; form-action 'none'; base-uri 'none'`;
	return `<!DOCTYPE html>
<html lang="${escapeText(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<link rel="stylesheet" nonce="${nonce}" href="${escapeText(style)}">
</head>
<body>
<main></main>
<script nonce="${nonce}" src="${escapeText(script)}"></script>
</body>
</html>`;
}

/** Sixteen random bytes in hexadecimal: a page's own, never used twice. */
export function newNonce(): string {
	const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
	return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const escapeText = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
