// Which soft shape stands for a person. The same rule as in Shape.razor: the last six digits of the id.
export interface Shape { outline: number; hue: number; turn: number }

export const outlines = 6;
export const hues = 6;

export function shapeOf(id: string): Shape {
  const digits = parseInt(id.slice(-6), 16);
  return { outline: digits % outlines, hue: Math.floor(digits / outlines) % hues, turn: Math.floor(digits / (outlines * hues)) % 4 };
}
