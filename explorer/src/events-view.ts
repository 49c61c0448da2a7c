// Events on a timeline: when they happened, how precise that is, and how sure it is that they happened.

import { h, type Child } from "./elements";
import { filterRows, periodOfColumns, reviewFacet, type Facet, type Period } from "./filters";
import { find, knownOutlet, linkTo, mentionsOfEvent, once, participantsOfEvent, personName, rowsOf, wordsOf, type Row } from "./package-data";
import { inPortions } from "./portions";
import { deniersOf } from "./row-panel";
import { glyph, legend, timeBar } from "./timeline";

type Event = Row<"events">;
interface DatedEvent { event: Event; text: string | null; isClaimed: boolean; period: Period | null }

const FACETS: Facet<Event>[] = [
  { name: "factuality", label: "Factuality", valuesOf: (row) => [row.factuality] },
  { name: "disputed", label: "Disputed", valuesOf: (row) => [row.contradicted ? "contradicted" : null, row.denied_by_source ? "denied by a source" : null] },
  { name: "type", label: "Type", valuesOf: (row) => [row.plover_type] },
  { name: "who", label: "Participant", valuesOf: (row) => participantsOfEvent(row.event_id).map((item) => (item.person_id ? personName(item.person_id) : item.name_en)) },
  { name: "outlet", label: "Outlet", valuesOf: (row) => mentionsOfEvent(row.event_id).map((mention) => knownOutlet(mention.article_id)) },
  { name: "language", label: "Language", valuesOf: (row) => mentionsOfEvent(row.event_id).map((mention) => find("articles", mention.article_id)?.language) },
  reviewFacet,
];
const canonicalEvents = once(() => rowsOf("events").filter((event) => event.canonical_id === event.event_id));

export function eventsView(wanted: string): Child {
  const { kept, bar } = filterRows(canonicalEvents(), FACETS, (event) => whenOf(event).period);
  const dated = kept.map(whenOf).sort(compareDates);
  const sections = h("div", {});
  const years = new Map<string, HTMLElement>();
  const addToYear = (event: DatedEvent): void => {
    const year = yearOf(event);
    let list = years.get(year);
    if (!list) {
      list = h("ol", { class: "timeline" });
      years.set(year, list);
      sections.append(h("section", { class: "year" }, h("h2", {}, year || "No date"), list));
    }
    list.append(eventItem(event, wanted));
  };
  return [
    h("h1", {}, "Events"),
    bar,
    h("p", { class: "note", "aria-live": "polite" }, `${kept.length} of ${canonicalEvents().length} events`),
    legend(),
    inPortions(dated, sections, addToYear),
  ];
}

/** The date of an event, or the one that only sources claim. */
function whenOf(event: Event): DatedEvent {
  const isClaimed = event.date === null && event.date_claimed !== null;
  const [text, from, to] = isClaimed
    ? [event.date_claimed, event.date_claimed_earliest, event.date_claimed_latest]
    : [event.date, event.date_earliest, event.date_latest];
  return { event, text, isClaimed, period: periodOfColumns(from, to) };
}

const yearOf = ({ period }: DatedEvent): string => (period?.from ?? period?.to ?? "").slice(0, 4);

/** By the first possible day, then by the last; what has no date comes last. */
function compareDates(a: DatedEvent, b: DatedEvent): number {
  const key = ({ period }: DatedEvent): string => `${period?.from ?? period?.to ?? "9999"} ${period?.to ?? "9999"}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

function eventItem(dated: DatedEvent, wanted: string): HTMLElement {
  const { event, text, isClaimed, period } = dated;
  const denied = event.denied_by_source && `denied by ${deniersOf(event.event_id).join(", ") || "a source"}`;
  const facts = [wordsOf(event.factuality), event.contradicted && "contradicted", denied, event.place, `mentioned ${event.n_mentions}×`];
  return h(
    "li",
    { class: `event ${event.factuality}${event.event_id === wanted ? " wanted" : ""}`, id: `event-${event.event_id}` },
    h("span", { class: "when" }, text, isClaimed && h("span", { class: "note" }, " claimed")),
    period && timeBar(event.factuality, period.from, period.to, yearOf(dated)),
    glyph(event.factuality),
    h("a", { href: linkTo("events", event.event_id) }, event.label),
    h("span", { class: "note" }, ` ${facts.filter(Boolean).join(" · ")}`),
  );
}
