// The records that cross the wire, as PROTOCOL names them.
export type Kind = "hear" | "metoo" | "thanks" | "time";
export const kinds: readonly Kind[] = ["hear", "metoo", "thanks", "time"];
export type Counts = Record<Kind, number>;

export interface MessageView {
  id: string;
  channelId: string;
  position: number;
  version: number;
  author: { id: string; nickname: string; role: string };
  postedAt: string;
  editedAt?: string;
  state: "visible" | "withdrawn" | "removed" | "held";
  html: string;
  replyTo?: string;
  note?: string;
  lang?: string;
  quote?: { nickname: string; excerpt: string };
  reactions: Counts;
}

export interface ChannelInfo { mode: string; staffed: boolean; slowSeconds: number; floor: number; covered?: boolean }

export interface ChangeSet {
  channelId: string;
  epoch: string;
  after: number;
  version: number;
  reset: boolean;
  more: boolean;
  messages: MessageView[];
  reactions: { id: string; version: number; reactions: Counts }[];
  channel?: ChannelInfo;
  mine?: { pending?: MessageView[]; reacted?: Record<string, Kind[]> };
}

export interface Head { channelId: string; epoch: string; version: number }

export interface Helpline { name: string; channel: string; number?: string; url?: string; hours: string; checkedOn: string; note?: string }

export interface SupportCard {
  kind: "self" | "other";
  title: string;
  text: string;
  region: string;
  regions: string[];
  helplines: Helpline[];
  emergency: string;
  barriers: { question: string; answer: string }[];
  language: string;
  standing?: { state: "waiting" | "unanswered" | "taken"; text: string };
}

export interface PostResult {
  status: "posted" | "held" | "refused" | "slow";
  clientId?: string;
  message?: MessageView;
  reason?: { slug: string; text: string };
  expectedMinutes?: number;
  retryAfterSeconds?: number;
  support?: SupportCard;
}

export interface Problem { type: string; title: string; retryAfterSeconds?: number }

export interface CaseView {
  id: string;
  version: number;
  severity: "urgent" | "high" | "normal";
  categories: string[];
  openedAt: string;
  subject: { kind: string; messageId?: string; memberId?: string };
  place: string;
  summary: string;
  flags: number;
  state: "open" | "decided" | "withdrawn";
  waiting: boolean;
  claimedBy?: { id: string; nickname: string };
  claimUntil?: string;
}
