import type { Bytes } from './bytes.ts';

export const isJpeg = (file: Bytes): boolean => file.u16(0) === 0xffd8;

export const isWebp = (file: Bytes): boolean => file.has('RIFF', 0) && file.has('WEBP', 8);

/** The EXIF block of a WebP. A chunk that breaks off counts as far as it goes. Source: RFC 9649, 2.3. */
export function exifOfWebp(file: Bytes): Uint8Array | undefined {
	for (let at = 12; at + 8 <= file.length;) {
		const length = file.u32(at + 4, true);
		if (file.has('EXIF', at)) return file.slice(at + 8, at + 8 + length);
		at += 8 + length + (length % 2);
	}
	return undefined;
}

/** The EXIF block of a JPEG, from the segments before its pixels. Source: ITU T.81, B.1.1.4; Exif 2.32, 4.7.2. */
export function exifOfJpeg(file: Bytes): Uint8Array | undefined {
	for (let at = 2; at + 4 <= file.length;) {
		const marker = file.u16(at);
		if (marker === 0xffff) at++;
		else if (marker < 0xff01 || marker === startOfScan) return undefined;
		else {
			const length = file.u16(at + 2);
			if (marker === application1 && file.has('Exif\0\0', at + 4)) return file.slice(at + 4, at + 2 + length);
			at += 2 + Math.max(2, length);
		}
	}
	return undefined;
}

const startOfScan = 0xffda;
const application1 = 0xffe1;
