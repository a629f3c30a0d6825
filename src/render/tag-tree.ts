import type { Tag } from '../typeset/page.ts';
import { type PackedDocument, pdfString, Raw } from './packed-document.ts';

/** An element as it is drawn: of the set brief, or made in drawing for a link or words of another language. */
export interface Element {
  readonly kind: 'element';
  readonly type: string;
  /** Object number; given when all is drawn. */
  id: number;
  readonly kids: Kid[];
  readonly tag: Tag | undefined;
  readonly language: string | undefined;
  /** What figures cover, from the lower left corner. */
  box: [number, number, number, number] | undefined;
  /** Page of most of its content. */
  page: number | undefined;
}

/** `number`: of the marked content on its page, or of the annotation's object. */
type Kid = Element | { readonly kind: 'content' | 'annotation'; readonly page: number; readonly number: number };

/** All keys, always: a long brief has tens of thousands, which are read faster where they are of one hidden class. */
const elementOf = (type: string, tag: Tag | undefined, language: string | undefined): Element => ({
  kind: 'element',
  type,
  id: 0,
  kids: [],
  tag,
  language,
  box: undefined,
  page: undefined,
});

/**
 * Collects what is drawn under which element, and writes the structure tree.
 *
 * pdfkit's own elements cost more than all drawing; these are plain text packed into object streams.
 */
export class TagTree {
  readonly #doc: PackedDocument;
  readonly #elements = new Map<Tag, Element>();
  /** By page: the element of each marked content. */
  readonly #parents: Element[][] = [];
  /** The element of each annotation, in order. */
  readonly #annotated: Element[] = [];
  readonly #pages: number;

  constructor(doc: PackedDocument, pages: number) {
    this.#doc = doc;
    this.#pages = pages;
  }

  element(tag: Tag): Element {
    let element = this.#elements.get(tag);
    if (element === undefined) {
      element = elementOf(tag.type, tag, tag.language);
      this.#elements.set(tag, element);
    }
    return element;
  }

  /** A new element inside another. */
  inner(parent: Element, type: string, language?: string): Element {
    const element = elementOf(type, undefined, language);
    parent.kids.push(element);
    return element;
  }

  /** The number under which content of this element stands on a page (from 0). */
  content(element: Element, page: number): number {
    this.#parents[page] ??= [];
    const parents = this.#parents[page];
    const mcid = parents.length;
    parents.push(element);
    element.kids.push({ kind: 'content', page, number: mcid });
    element.page ??= page;
    return mcid;
  }

  /** Ties an annotation to its element; gives its key in the parent tree. */
  annotation(element: Element, page: number, annotation: number): number {
    element.kids.push({ kind: 'annotation', page, number: annotation });
    this.#annotated.push(element);
    return this.#pages + this.#annotated.length - 1;
  }

  /** Writes all elements. `pageIds`: object numbers of the pages. */
  write(tree: Tag, pageIds: readonly number[]): void {
    const doc = this.#doc;
    const root = doc.reserve();
    const notes: [string, number][] = [];
    const top = this.#gather(tree);
    if (top !== undefined) {
      number(top, doc);
      this.#write(top, root, pageIds, notes);
    }
    const tops = top === undefined ? '' : `${top.id} 0 R`;
    const nums: string[] = [];
    for (let page = 0; page < this.#pages; page++)
      nums.push(`${page}[${(this.#parents[page] ?? []).map((element) => `${element.id} 0 R`).join(' ')}]`);
    this.#annotated.forEach((element, i) => {
      nums.push(`${this.#pages + i} ${element.id} 0 R`);
    });
    const parentTree = doc.reserve();
    doc.add(parentTree, `<</Nums[${nums.join('\n')}]>>`);
    let ids = '';
    if (notes.length > 0) {
      const idTree = doc.reserve();
      doc.add(idTree, `<</Names[${notes.map(([name, id]) => `(${name})${id} 0 R`).join(' ')}]>>`);
      ids = `/IDTree ${idTree} 0 R`;
    }
    doc.add(
      root,
      `<</Type/StructTreeRoot/K[${tops}]/ParentTree ${parentTree} 0 R/ParentTreeNextKey ${this.#pages + this.#annotated.length}${ids}>>`,
    );
    doc.catalogue.StructTreeRoot = new Raw(`${root} 0 R`);
    doc.catalogue.MarkInfo = new Raw('<</Marked true>>');
  }

  /** The element with its children in reading order; undefined where nothing of it is on any page. Cells stand even if empty. */
  #gather(tag: Tag): Element | undefined {
    const children = tag.children.map((child) => this.#gather(child)).filter((child) => child !== undefined);
    const known = this.#elements.get(tag);
    if (children.length === 0 && (known === undefined || known.kids.length === 0) && tag.type !== 'TD' && tag.type !== 'TH')
      return undefined;
    const element = this.element(tag);
    element.kids.unshift(...children);
    return element;
  }

  #write(element: Element, parent: number, pageIds: readonly number[], notes: [string, number][]): void {
    const { type, tag, page } = element;
    let kids = '';
    for (const kid of element.kids) {
      if (kid.kind === 'element') {
        kids += `${kid.id} 0 R `;
        this.#write(kid, element.id, pageIds, notes);
      } else if (kid.kind === 'content')
        kids += kid.page === page ? `${kid.number} ` : `<</Type/MCR/Pg ${pageIds[kid.page]} 0 R/MCID ${kid.number}>>`;
      else
        kids +=
          kid.page === page ? `<</Type/OBJR/Obj ${kid.number} 0 R>>` : `<</Type/OBJR/Pg ${pageIds[kid.page]} 0 R/Obj ${kid.number} 0 R>>`;
    }
    let out = `<</S/${type}/P ${parent} 0 R`;
    if (page !== undefined) out += `/Pg ${pageIds[page]} 0 R`;
    if (element.language !== undefined) out += `/Lang${pdfString(element.language)}`;
    if (tag?.alt !== undefined) out += `/Alt${pdfString(tag.alt)}`;
    if (tag?.actual !== undefined) out += `/ActualText${pdfString(tag.actual)}`;
    if (tag?.scope !== undefined) out += `/A<</O/Table/Scope/${tag.scope}>>`;
    if (element.box !== undefined) out += `/A<</O/Layout/Placement/Block/BBox[${element.box.map((n) => n.toFixed(2)).join(' ')}]>>`;
    if (
      type === 'L' &&
      element.kids.some((kid) => kid.kind === 'element' && kid.kids.some((inner) => inner.kind === 'element' && inner.type === 'Lbl'))
    )
      out += '/A<</O/List/ListNumbering/Decimal>>';
    if (type === 'Note') {
      const name = `note${String(notes.length + 1).padStart(6, '0')}`;
      notes.push([name, element.id]);
      out += `/ID(${name})`;
    }
    this.#doc.add(element.id, `${out}/K[${kids.trimEnd()}]>>`);
  }
}

/**
 * Numbers all elements, those of one type after one another. What is numbered alike is written together, and what is
 * written together compresses: of a long brief this saves a tenth of the tree.
 */
function number(top: Element, doc: PackedDocument): void {
  const byType = new Map<string, Element[]>();
  const visit = (element: Element): void => {
    const same = byType.get(element.type);
    if (same === undefined) byType.set(element.type, [element]);
    else same.push(element);
    for (const kid of element.kids) if (kid.kind === 'element') visit(kid);
  };
  visit(top);
  for (const same of byType.values()) for (const element of same) element.id = doc.reserve();
}
