import type { FaceId } from './line.ts';
import { type OpenType, openType } from './opentype.ts';

/** A font file under its name in the theme. `bytes` is called once, when the face is first needed. */
export interface FaceSource {
  readonly id: FaceId;
  bytes(): Uint8Array;
}

/** Every face a document may use. Opened on first use; never closed. */
export interface Fonts {
  /** @throws RangeError for a name that was not given. */
  face(id: FaceId): OpenType;
  /** Faces to look in, in order, for characters the run's own face does not have. */
  readonly fallbacks: readonly FaceId[];
}

/** Fallback ids must differ from the theme's. */
export function openFonts(faces: readonly FaceSource[], fallbacks: readonly FaceSource[] = []): Fonts {
  const sources = new Map([...faces, ...fallbacks].map((source) => [source.id, source]));
  const opened = new Map<FaceId, OpenType>();
  return {
    fallbacks: fallbacks.map((source) => source.id),
    face(id) {
      let face = opened.get(id);
      if (face === undefined) {
        const source = sources.get(id);
        if (source === undefined) throw new RangeError(`no font is named ${id}`);
        face = openType(source.bytes());
        opened.set(id, face);
      }
      return face;
    },
  };
}
