/** How a theme’s claims were worded: in people’s own words, or by a language model over the same sub-themes. */
export type Making =
  | { readonly way: 'extractive'; readonly instead?: Fallback }
  | { readonly way: 'model'; readonly model: string; readonly prompt: string };
/** Why a model that is configured did not word it: among others, what it answered did not pass, or it gave no claim at all. */
export type Fallback = 'unreachable' | 'slow' | 'budget' | 'too long' | 'nonsense' | 'none';
