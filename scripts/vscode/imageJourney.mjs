import { Buffer } from 'node:buffer';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const infotext = 'a red fox in deep snow\nSteps: 20, Sampler: Euler a, Seed: 1, Size: 512x512';

/**
 * An image that AUTOMATIC1111 made is pasted from another program and dragged from the explorer, each into a sheet: its
 * prompt is there then, with what it costs. `say` is told what was done, `folder` has the sheets.
 */
export async function takePromptsFromImages(window, folder, say) {
	const { page } = window;
	await writeFile(join(folder, 'heron.png'), imageWith(infotext.replace('red fox', 'grey heron')));
	await window.openFile('new.prompt');
	await page.locator('.editor-instance .view-lines').click();
	await window.type('a blue owl');
	await window.lenses().filter({ hasText: '$' }).first().waitFor();

	await page.evaluate(pasteFile, { name: 'fox.png', type: 'image/png', bytes: [...imageWith(infotext)] });
	await window.showsText('a red fox in deep snow');
	await window.lenses().filter({ hasText: '$' }).nth(1).waitFor();
	say('an image is pasted, and its prompt is there with what it costs');

	await window.press('Control+End');
	const image = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'heron.png' });
	await image.waitFor();
	const place = page.locator('.editor-instance .view-line').last();
	await dragWithShift(page, image, place);
	await window.showsText('a grey heron in deep snow');
	await window.lenses().filter({ hasText: '$' }).nth(2).waitFor();
	say('an image is dragged from the explorer, and its prompt is there too');
}

/** A PNG of nothing but its text. */
function imageWith(text) {
	const data = Buffer.from(`parameters\0${text}`, 'latin1');
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		length,
		Buffer.from('tEXt'),
		data,
		Buffer.alloc(4),
	]);
}

/** What the browser does with a file on the clipboard; in the page. */
function pasteFile({ name, type, bytes }) {
	const { document, DataTransfer, File, ClipboardEvent } = globalThis;
	const clipboardData = new DataTransfer();
	clipboardData.items.add(new File([Uint8Array.from(bytes)], name, { type }));
	document.activeElement.dispatchEvent(
		new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
	);
}

/** Shift says that what is dropped belongs into the text; without it the file opens. */
async function dragWithShift(page, from, to) {
	await from.hover();
	await page.mouse.down();
	await page.keyboard.down('Shift');
	// The first move begins the drag, the second is seen by what is below.
	await to.hover();
	await to.hover({ position: { x: 4, y: 8 } });
	await page.mouse.up();
	await page.keyboard.up('Shift');
}
