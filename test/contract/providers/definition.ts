/** How a provider is presented to the suite, and to clients that others have written. */
import type { ProviderModule } from '../../../electron/engine/providers/provider.ts';
import type { Asked, Reply, Zones } from '../../support/provider-stand-in.ts';

export interface ProviderContract {
  readonly module: ProviderModule;
  /** Every field of a good credential, without the endpoint. */
  readonly fields: Readonly<Record<string, string>>;
  /** Fields that make another credential of the same form, one that the provider does not know. */
  readonly wrong: Readonly<Record<string, string>>;
  /** The field that a header or a signature carries: with a line break or without a value it is refused at once. */
  readonly keyField: string;
  /** The fields that point to the stand-in; `{ endpoint }` unless told. */
  endpointFields?(endpoint: string): Readonly<Record<string, string>>;
  /** The API as the provider publishes it, which checks the credential or its signature, and refuses in its own words. */
  routes(zones: Zones): (asked: Asked) => Reply | Promise<Reply>;
  /** The provider's own words for … */
  readonly refusals: {
    /** a good credential that may not do this; missing where the service knows no such thing. */
    readonly noPermission?: Reply;
    /** too many requests, where it is not HTTP 429. */
    readonly rateLimited?: Reply;
    /** a wrong clock; missing where requests carry no time. */
    readonly clockSkew?: Reply;
  };
  /** Smallest TTL that the provider takes, in seconds; `undefined` where it cannot be chosen. */
  readonly shortestTtl: number | undefined;
  /** Largest one, where somebody may want a larger. */
  readonly longestTtl?: number;
  /** Values are plain: neither quotes, backslashes nor more than 255 octets have to work. */
  readonly plainValues?: boolean;
  /** Most values at one name that the service lists. */
  readonly crowd?: number;
  /** One value at a name: what was there goes. */
  readonly slot?: boolean;
  /** The zone that the name servers told is the only one tried. */
  readonly zoneIsFinal?: boolean;
  /** Zones of a sub-domain cannot exist at this service. */
  readonly registeredDomainsOnly?: boolean;
  /** The credential is bound to its zones, so there are no others to find or to miss. */
  readonly boundToZone?: boolean;
  /** Settings under which lego's client of the same provider speaks to the stand-in, for the independent judge. */
  readonly lego?: {
    /** Its name in lego v5 (`providers/dns/<name>`). */
    readonly provider: string;
    readonly env: Readonly<Record<string, string>>;
  };
}
