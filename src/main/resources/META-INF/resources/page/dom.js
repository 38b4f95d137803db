// Builds elements. Text only ever becomes text: a caller's name may contain markup.

export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

export const byId = id => document.getElementById(id);

/** Words of somebody: their own direction, kept apart from the text around them. */
export const said = (text, tag = 'bdi') => el(tag, { dir: 'auto' }, text);

const SVG = 'http://www.w3.org/2000/svg';

/** A small drawn sign; the word beside it says the same. */
export function sign(path, name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', `sign ${name}`);
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

export const SIGNS = {
  good: 'M2.5 8.5 6.5 12.5 13.5 4',
  warn: 'M8 2 14.5 13.5H1.5zM8 6.5v3.2M8 11.5v.2',
  bad: 'M4 4l8 8M12 4l-8 8',
  none: 'M4 8h8',
  over: 'M2.5 8h10M9 4.5 12.5 8 9 11.5',
  left: 'M13.5 8h-10M7 4.5 3.5 8 7 11.5',
};
