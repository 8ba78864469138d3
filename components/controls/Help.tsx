/** Returns the id of a control's help, for its `aria-describedby`; undefined for a control without help. */
export const helpId = (id: string, help: string | undefined): string | undefined =>
  help ? `${id}-help` : undefined;

/** The help of the control `id` for screen readers. Others see it on hover, as the title of the control. */
export function Help({ id, help }: { readonly id: string; readonly help: string | undefined }) {
  if (!help) return null;
  return (
    <span id={helpId(id, help)} className="visually-hidden">
      {help}
    </span>
  );
}
