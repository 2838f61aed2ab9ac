/** As text for the server. In pieces: a call takes only so many arguments. */
export function toBase64(content: Uint8Array): string {
	const pieces: string[] = [];
	/** A multiple of three, so that each piece ends with whole digits. */
	const length = 0x6000;
	for (let at = 0; at < content.length; at += length)
		pieces.push(btoa(String.fromCharCode(...content.subarray(at, at + length))));
	return pieces.join('');
}
