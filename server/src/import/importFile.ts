import { Bytes, utf8 } from './bytes.ts';
import { readGraph } from './comfyGraph.ts';
import { fromGraph } from './comfyPrompts.ts';
import { exifOfJpeg, exifOfWebp, isJpeg, isWebp } from './containers.ts';
import { exifTexts } from './exif.ts';
import { ImportError, maxFileBytes, maxPrompts, type Imported } from './imported.ts';
import { fromInfotext, fromInfotexts } from './infotexts.ts';
import { fromInvokeMetadata } from './invokeMetadata.ts';
import { isPng, pngTexts, type Inflate } from './png.ts';
import { fromPromptsFile, platformOfLines } from './promptsFile.ts';
import { withPrompts } from './sheetText.ts';
import { fromStylesCsv } from './stylesCsv.ts';
import { fromWildcardFile } from './wildcardFile.ts';

/** What a text file holds, where its name and form do not tell. */
export const textKinds = ['infotext', 'prompts', 'styles', 'wildcards', 'workflow'] as const;
export type TextKind = (typeof textKinds)[number];

export interface ImportOptions {
	readonly inflate: Inflate;
	/** Texts are read as this, whatever they look like. */
	readonly as?: TextKind;
}

/**
 * Reads the prompts of one file: an image with the metadata of AUTOMATIC1111, Forge, ComfyUI or InvokeAI, or a text. `path`
 * is what the file is called. Rejects with an `ImportError` where there is nothing to import.
 */
export async function importFile(path: string, content: Uint8Array, { inflate, as }: ImportOptions): Promise<Imported> {
	if (content.length > maxFileBytes) throw new ImportError('is larger than 50 MB');
	const file = new Bytes(content);
	const imported = isImage(file)
		? fromTexts(path, await imageTexts(file, inflate))
		: fromText(path, textOf(content), as ?? textKind(path, textOf(content)));
	if (imported.prompts.length > maxPrompts) throw new ImportError(`has more than ${String(maxPrompts)} prompts`);
	return imported;
}

const isImage = (file: Bytes): boolean => isPng(file) || isJpeg(file) || isWebp(file);

/** Metadata by the keywords of a PNG, which the other formats' are given too. */
async function imageTexts(file: Bytes, inflate: Inflate): Promise<ReadonlyMap<string, string>> {
	if (isPng(file)) return pngTexts(file, inflate);
	const block = isJpeg(file) ? exifOfJpeg(file) : exifOfWebp(file);
	const texts = new Map<string, string>();
	if (!block) return texts;
	const { userComment, others } = exifTexts(block);
	if (userComment !== undefined) texts.set(readGraph(userComment) ? 'prompt' : 'parameters', userComment);
	for (const text of others) {
		const colon = text.indexOf(':');
		const keyword = text.slice(0, colon).toLowerCase();
		if (keyword === 'prompt' || keyword === 'workflow') texts.set(keyword, text.slice(colon + 1));
	}
	return texts;
}

const noPrompt = 'has no prompt in its metadata';

function fromTexts(path: string, texts: ReadonlyMap<string, string>): Imported {
	const name = nameOf(path);
	const parameters = texts.get('parameters');
	if (parameters !== undefined && parameters.trim() !== '') {
		return withPrompts(
			{ name, platform: 'stable-diffusion', dialect: undefined, prompts: [fromInfotext(parameters)] },
			noPrompt,
		);
	}
	const invoke = fromInvokeMetadata(texts.get('invokeai_metadata') ?? '');
	if (invoke) {
		return { name, platform: 'stable-diffusion', dialect: invoke.dialect, prompts: [invoke.prompt] };
	}
	const graph = readGraph(texts.get('prompt') ?? '') ?? readGraph(texts.get('workflow') ?? '');
	return withPrompts(
		{ name, platform: 'stable-diffusion', dialect: 'comfyui', prompts: graph ? fromGraph(graph) : [] },
		noPrompt,
	);
}

function fromText(path: string, text: string, kind: TextKind): Imported {
	const name = nameOf(path);
	const web = { name, platform: 'stable-diffusion', dialect: undefined } as const;
	switch (kind) {
		case 'styles':
			return withPrompts({ ...web, prompts: fromStylesCsv(text) }, 'has no styles');
		case 'infotext':
			return withPrompts({ ...web, prompts: infotextsOf(text) }, 'has no prompt');
		case 'wildcards':
			return withPrompts(
				{ ...web, dialect: 'dynamic-prompts', prompts: fromWildcardFile(lastOf(path), text) },
				'has no wildcard values',
			);
		case 'workflow': {
			const graph = readGraph(text);
			if (!graph) throw new ImportError('is no ComfyUI workflow');
			return withPrompts({ ...web, dialect: 'comfyui', prompts: fromGraph(graph) }, 'is a workflow without a prompt');
		}
		case 'prompts': {
			const prompts = fromPromptsFile(text);
			return withPrompts({ name, platform: platformOfLines(prompts), dialect: undefined, prompts }, 'is empty');
		}
	}
}

function infotextsOf(text: string) {
	const found = fromInfotexts(text);
	return found.length > 0 ? found : [fromInfotext(text)];
}

function textKind(path: string, text: string): TextKind {
	const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
	const isInWildcards = path.split(/[\\/]/).slice(0, -1).includes('wildcards');
	if (ending === 'csv') return 'styles';
	if (ending === 'json' && readGraph(text)) return 'workflow';
	if (isInWildcards || ending === 'json' || ending === 'yaml' || ending === 'yml') return 'wildcards';
	if (readGraph(text)) return 'workflow';
	return fromInfotexts(text).length > 0 || text.includes('\nNegative prompt:') ? 'infotext' : 'prompts';
}

function textOf(content: Uint8Array): string {
	const text = utf8(content);
	if (text === undefined) throw new ImportError('is no PNG, JPEG or WebP image, and no UTF-8 text');
	if (text.includes('\0')) throw new ImportError('is binary, and no image that prompts are kept in');
	return text;
}

const lastOf = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

function nameOf(path: string): string {
	const last = lastOf(path);
	const dot = last.lastIndexOf('.');
	return dot > 0 ? last.slice(0, dot) : last;
}
