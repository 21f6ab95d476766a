CREATE FUNCTION public.audit_entry_refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'the audit trail is only added to'; END $$;
CREATE TABLE public.acknowledgement (
    id bigint NOT NULL,
    announcement_id bigint NOT NULL,
    person_id bigint NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.acknowledgement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.acknowledgement_id_seq OWNED BY public.acknowledgement.id;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.announcement (
    id bigint NOT NULL,
    draft_id character varying(32) NOT NULL,
    unit_id bigint NOT NULL,
    author_id bigint NOT NULL,
    role character varying(32),
    text character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    recipients integer NOT NULL,
    paper character varying(300),
    acknowledge boolean NOT NULL,
    corrects_id bigint,
    state character varying(32) NOT NULL,
    urgent boolean NOT NULL,
    cursor bigint NOT NULL,
    done_before integer NOT NULL,
    tried integer NOT NULL,
    troubled integer NOT NULL,
    version integer NOT NULL,
    registered boolean,
    campaign character varying(64),
    subject character varying(64),
    rendered character varying,
    choices json,
    upto bigint,
    started_at timestamp with time zone,
    taken_at timestamp with time zone,
    running_since timestamp with time zone,
    paused_for character varying(32),
    ended_at timestamp with time zone,
    changed_at timestamp with time zone,
    attachment_id bigint,
    reminds_id bigint,
    changed_by_id bigint
);
CREATE SEQUENCE public.announcement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.announcement_id_seq OWNED BY public.announcement.id;
CREATE TABLE public.attachment (
    id bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    media_type character varying(64) NOT NULL,
    size integer NOT NULL,
    name character varying(120) NOT NULL,
    added_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.attachment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.attachment_id_seq OWNED BY public.attachment.id;
CREATE TABLE public.audit_entry (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    actor_id integer,
    action character varying(64) NOT NULL,
    subject character varying(64) NOT NULL,
    detail json NOT NULL
);
CREATE SEQUENCE public.audit_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.audit_entry_id_seq OWNED BY public.audit_entry.id;
CREATE TABLE public.blocked_contact (
    id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    blocked_at timestamp with time zone NOT NULL,
    kept_since timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.blocked_contact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.blocked_contact_id_seq OWNED BY public.blocked_contact.id;
CREATE TABLE public.channel_month (
    channel character varying(32) NOT NULL,
    month date NOT NULL,
    sent integer NOT NULL,
    received integer NOT NULL,
    billed integer NOT NULL,
    warned_at timestamp with time zone,
    strangers integer DEFAULT 0 NOT NULL
);
CREATE TABLE public.channel_state (
    channel character varying(32) NOT NULL,
    off_since timestamp with time zone,
    rests_until timestamp with time zone
);
CREATE TABLE public.consent (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    kind character varying(32) NOT NULL,
    version character varying(16) NOT NULL,
    channel character varying(32) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone
);
CREATE SEQUENCE public.consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.consent_id_seq OWNED BY public.consent.id;
CREATE TABLE public.contact (
    id bigint NOT NULL,
    channel character varying(32) NOT NULL,
    external_id character varying(64) NOT NULL,
    person_id bigint,
    state character varying(32) NOT NULL,
    written_at timestamp with time zone NOT NULL,
    preferred boolean DEFAULT false NOT NULL,
    closed_at timestamp with time zone,
    rests_until timestamp with time zone
);
CREATE SEQUENCE public.contact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.contact_id_seq OWNED BY public.contact.id;
CREATE TABLE public.conversation (
    contact_id bigint NOT NULL,
    version integer NOT NULL,
    seq integer NOT NULL,
    answered integer NOT NULL,
    shown character varying(64),
    screen json NOT NULL,
    draft json NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    hour timestamp with time zone,
    hour_seq integer DEFAULT 0 NOT NULL,
    rest_awaited bigint
);
CREATE TABLE public.data_key (
    check_value character varying(64) NOT NULL,
    next_check character varying(64),
    sealed_at timestamp with time zone NOT NULL
);
CREATE TABLE public.data_request (
    id bigint NOT NULL,
    unit_id bigint NOT NULL,
    kind character varying(32) NOT NULL,
    who character varying(120),
    received_on date NOT NULL,
    others boolean DEFAULT false NOT NULL,
    answer_by date NOT NULL,
    act_by date NOT NULL,
    entered_by bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    closed_at timestamp with time zone,
    closed_by bigint
);
CREATE SEQUENCE public.data_request_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.data_request_id_seq OWNED BY public.data_request.id;
CREATE TABLE public.duty_done (
    id bigint NOT NULL,
    unit_id bigint NOT NULL,
    campaign character varying(64) NOT NULL,
    duty character varying(64) NOT NULL,
    occurrence character varying(40) NOT NULL,
    done_on date NOT NULL,
    letter character varying(120),
    marked_by bigint NOT NULL,
    marked_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    sha256 character varying(64),
    media_type character varying(100),
    size integer,
    file_name character varying(120)
);
CREATE SEQUENCE public.duty_done_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.duty_done_id_seq OWNED BY public.duty_done.id;
CREATE TABLE public.export (
    id bigint NOT NULL,
    name character varying(64) NOT NULL,
    person_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.export_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.export_id_seq OWNED BY public.export.id;
CREATE TABLE public.handout (
    id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    channel character varying(32) NOT NULL,
    address character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    media_type character varying(100) NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.handout_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.handout_id_seq OWNED BY public.handout.id;
CREATE TABLE public.inbox (
    id bigint NOT NULL,
    channel character varying(32) NOT NULL,
    external_id character varying(64) NOT NULL,
    lane character varying(64) NOT NULL,
    raw json,
    received_at timestamp with time zone NOT NULL,
    handled_at timestamp with time zone,
    tries integer NOT NULL,
    problem character varying(300),
    worker character varying(16)
);
CREATE SEQUENCE public.inbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.inbox_id_seq OWNED BY public.inbox.id;
CREATE TABLE public.installer_notice (
    key character varying(96) NOT NULL,
    code character varying(32) NOT NULL,
    unit_id bigint NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.invitation (
    id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    unit_id bigint NOT NULL,
    role character varying(32) NOT NULL,
    role_until date,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    used_by bigint,
    made_by bigint,
    cancelled_at timestamp with time zone
);
CREATE SEQUENCE public.invitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.invitation_id_seq OWNED BY public.invitation.id;
CREATE TABLE public.journal_mark (
    id integer NOT NULL,
    number integer NOT NULL,
    missing_after integer,
    missing_upto integer
);
CREATE SEQUENCE public.journal_mark_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.journal_mark_id_seq OWNED BY public.journal_mark.id;
CREATE TABLE public.lease (
    name character varying(64) NOT NULL,
    holder character varying(64) NOT NULL,
    until double precision NOT NULL,
    fence integer NOT NULL
);
CREATE TABLE public.link_code (
    id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    person_id bigint NOT NULL,
    contact_id bigint,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    used_by bigint
);
CREATE SEQUENCE public.link_code_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.link_code_id_seq OWNED BY public.link_code.id;
CREATE TABLE public.membership (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    section_id bigint,
    state character varying(32) NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    decided_by bigint,
    decided_at timestamp with time zone,
    note character varying(200),
    matched_by character varying(32),
    ended_from character varying(32),
    ended_by bigint
);
CREATE SEQUENCE public.membership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.membership_id_seq OWNED BY public.membership.id;
CREATE TABLE public.named_on_screen (
    contact_id bigint NOT NULL,
    kind character varying(16) NOT NULL,
    of_id bigint NOT NULL
);
CREATE TABLE public.outbox (
    id bigint NOT NULL,
    key character varying(160) NOT NULL,
    kind character varying(32) NOT NULL,
    person_id bigint NOT NULL,
    announcement_id bigint,
    text character varying,
    choices json,
    state character varying(32) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    created_at timestamp with time zone NOT NULL,
    contact_id bigint,
    message_id character varying(64),
    claimed_at timestamp with time zone,
    settled_at timestamp with time zone,
    tries integer NOT NULL,
    problem character varying(300),
    about_id bigint,
    only_contact_id bigint,
    fence integer,
    urgent smallint DEFAULT '0'::smallint NOT NULL,
    way character varying(32),
    billed boolean DEFAULT false NOT NULL,
    attachment_id bigint
);
CREATE SEQUENCE public.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.outbox_id_seq OWNED BY public.outbox.id;
CREATE TABLE public.person (
    id bigint NOT NULL,
    name character varying(200),
    category character varying(32),
    phone character varying,
    address_form character varying(16) NOT NULL,
    wishes boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    erased_at timestamp with time zone,
    reminders boolean DEFAULT true NOT NULL,
    digest_at time without time zone,
    remind_at time without time zone,
    office_phone character varying(20),
    blocked_at timestamp with time zone,
    erases_at timestamp with time zone,
    sort_key character varying(512) COLLATE pg_catalog."C",
    phone_lookup character varying(64)
);
CREATE SEQUENCE public.person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.person_id_seq OWNED BY public.person.id;
CREATE TABLE public.photo (
    id bigint NOT NULL,
    draft_id character varying(32) NOT NULL,
    record_id bigint,
    person_id bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    media_type character varying(32) NOT NULL,
    size integer NOT NULL,
    received_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.photo_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.photo_id_seq OWNED BY public.photo.id;
CREATE TABLE public.pledge (
    id bigint NOT NULL,
    draft_id character varying(32) NOT NULL,
    campaign character varying(64) NOT NULL,
    round character varying(40) NOT NULL,
    unit_id bigint NOT NULL,
    partner_id bigint NOT NULL,
    text character varying(2000) NOT NULL,
    state character varying(32) NOT NULL,
    offered_by bigint NOT NULL,
    offered_at timestamp with time zone NOT NULL,
    decided_by bigint,
    decided_at timestamp with time zone
);
CREATE SEQUENCE public.pledge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.pledge_id_seq OWNED BY public.pledge.id;
CREATE TABLE public.publish_consent (
    id bigint NOT NULL,
    record_id bigint NOT NULL,
    person_id bigint,
    state character varying(32) NOT NULL,
    adult boolean,
    wish character varying(32),
    how character varying(300),
    recorded_by bigint,
    asked_at timestamp with time zone,
    answered_at timestamp with time zone,
    roster_entry_id bigint
);
CREATE SEQUENCE public.publish_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.publish_consent_id_seq OWNED BY public.publish_consent.id;
CREATE TABLE public.record (
    id bigint NOT NULL,
    code character varying(16) NOT NULL,
    draft_id character varying(32) NOT NULL,
    kind character varying(32) NOT NULL,
    campaign character varying(64) NOT NULL,
    subject character varying(64) NOT NULL,
    round character varying(40) NOT NULL,
    person_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    unit_as_of date NOT NULL,
    form character varying(64) NOT NULL,
    form_version integer NOT NULL,
    answers json NOT NULL,
    state character varying(32) NOT NULL,
    returned_parts json NOT NULL,
    submitted_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    mend_until date,
    outstanding boolean NOT NULL
);
CREATE SEQUENCE public.record_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.record_id_seq OWNED BY public.record.id;
CREATE TABLE public.reminder_slot (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    unit_id bigint,
    campaign character varying(64) NOT NULL,
    event character varying(64) NOT NULL,
    event_day date NOT NULL,
    day date NOT NULL,
    state character varying(32) NOT NULL,
    push_id bigint
);
CREATE SEQUENCE public.reminder_slot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.reminder_slot_id_seq OWNED BY public.reminder_slot.id;
CREATE TABLE public.retention_night (
    kind character varying(32) NOT NULL,
    nights integer NOT NULL,
    due integer NOT NULL,
    day date NOT NULL
);
CREATE TABLE public.review (
    id bigint NOT NULL,
    record_id bigint NOT NULL,
    officer_id bigint NOT NULL,
    action character varying(32) NOT NULL,
    from_state character varying(32) NOT NULL,
    to_state character varying(32) NOT NULL,
    reason character varying(1000),
    at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.review_id_seq OWNED BY public.review.id;
CREATE TABLE public.role_grant (
    id bigint NOT NULL,
    person_id bigint NOT NULL,
    unit_id bigint NOT NULL,
    role character varying(32) NOT NULL,
    since timestamp with time zone NOT NULL,
    until timestamp with time zone,
    granted_by bigint,
    disowned_at timestamp with time zone,
    held_until timestamp with time zone
);
CREATE SEQUENCE public.role_grant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.role_grant_id_seq OWNED BY public.role_grant.id;
CREATE TABLE public.roster_entry (
    id bigint NOT NULL,
    unit_id bigint NOT NULL,
    number character varying(32) NOT NULL,
    name character varying(200) NOT NULL,
    folded character varying(200) NOT NULL,
    section character varying(120),
    category character varying(32),
    phone character varying,
    person_id bigint,
    personal_code character varying,
    sort_key character varying(512) COLLATE pg_catalog."C",
    phone_lookup character varying(64),
    personal_code_lookup character varying(64),
    personal_code_until timestamp with time zone
);
CREATE SEQUENCE public.roster_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.roster_entry_id_seq OWNED BY public.roster_entry.id;
CREATE TABLE public.round_closing (
    id bigint NOT NULL,
    unit_id bigint NOT NULL,
    campaign character varying(64) NOT NULL,
    round character varying(40) NOT NULL,
    closes_on date NOT NULL,
    set_by bigint NOT NULL,
    set_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.round_closing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.round_closing_id_seq OWNED BY public.round_closing.id;
CREATE TABLE public.section (
    id bigint NOT NULL,
    unit_id bigint NOT NULL,
    name character varying(120) NOT NULL
);
CREATE SEQUENCE public.section_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.section_id_seq OWNED BY public.section.id;
CREATE TABLE public.tally (
    who character varying(96) NOT NULL,
    kind character varying(32) NOT NULL,
    since timestamp with time zone NOT NULL,
    count integer NOT NULL
);
CREATE TABLE public.tick_mark (
    name character varying(100) NOT NULL,
    day date NOT NULL
);
CREATE TABLE public.unit (
    id bigint NOT NULL,
    code character varying(32) NOT NULL,
    join_code character varying(32) NOT NULL,
    address_form character varying(16)
);
CREATE SEQUENCE public.unit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.unit_id_seq OWNED BY public.unit.id;
CREATE TABLE public.unit_name (
    valid_from date,
    valid_to date,
    legal_act character varying(120),
    id bigint NOT NULL,
    unit_id bigint NOT NULL,
    name character varying(300) NOT NULL,
    short_name character varying(120) NOT NULL,
    folded character varying(300) NOT NULL,
    sort_key character varying(512) COLLATE pg_catalog."C"
);
CREATE SEQUENCE public.unit_name_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.unit_name_id_seq OWNED BY public.unit_name.id;
CREATE TABLE public.unit_parent (
    valid_from date,
    valid_to date,
    legal_act character varying(120),
    id bigint NOT NULL,
    unit_id bigint NOT NULL,
    parent_id bigint NOT NULL
);
CREATE SEQUENCE public.unit_parent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.unit_parent_id_seq OWNED BY public.unit_parent.id;
CREATE TABLE public.unit_status (
    valid_from date,
    valid_to date,
    legal_act character varying(120),
    id bigint NOT NULL,
    unit_id bigint NOT NULL,
    status character varying(32) NOT NULL,
    level character varying(32) NOT NULL
);
CREATE SEQUENCE public.unit_status_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.unit_status_id_seq OWNED BY public.unit_status.id;
CREATE TABLE public.unit_successor (
    valid_from date,
    valid_to date,
    legal_act character varying(120),
    id bigint NOT NULL,
    unit_id bigint NOT NULL,
    successor_id bigint NOT NULL,
    note character varying(300)
);
CREATE SEQUENCE public.unit_successor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.unit_successor_id_seq OWNED BY public.unit_successor.id;
CREATE TABLE public.urging (
    id bigint NOT NULL,
    unit_id bigint NOT NULL,
    campaign character varying(64) NOT NULL,
    subject character varying(64) NOT NULL,
    day date NOT NULL,
    officer_id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    recipients integer NOT NULL,
    due_at timestamp with time zone
);
CREATE SEQUENCE public.urging_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.urging_id_seq OWNED BY public.urging.id;
CREATE TABLE public.zalo_token (
    account character varying(64) NOT NULL,
    access character varying NOT NULL,
    refresh character varying NOT NULL,
    access_until timestamp with time zone NOT NULL,
    refresh_until timestamp with time zone NOT NULL,
    leased_until timestamp with time zone,
    holder character varying(64),
    broken character varying(64),
    previous character varying,
    changed_at timestamp with time zone NOT NULL,
    refresh_lookup character varying(64)
);
ALTER TABLE ONLY public.acknowledgement ALTER COLUMN id SET DEFAULT nextval('public.acknowledgement_id_seq'::regclass);
ALTER TABLE ONLY public.announcement ALTER COLUMN id SET DEFAULT nextval('public.announcement_id_seq'::regclass);
ALTER TABLE ONLY public.attachment ALTER COLUMN id SET DEFAULT nextval('public.attachment_id_seq'::regclass);
ALTER TABLE ONLY public.audit_entry ALTER COLUMN id SET DEFAULT nextval('public.audit_entry_id_seq'::regclass);
ALTER TABLE ONLY public.blocked_contact ALTER COLUMN id SET DEFAULT nextval('public.blocked_contact_id_seq'::regclass);
ALTER TABLE ONLY public.consent ALTER COLUMN id SET DEFAULT nextval('public.consent_id_seq'::regclass);
ALTER TABLE ONLY public.contact ALTER COLUMN id SET DEFAULT nextval('public.contact_id_seq'::regclass);
ALTER TABLE ONLY public.data_request ALTER COLUMN id SET DEFAULT nextval('public.data_request_id_seq'::regclass);
ALTER TABLE ONLY public.duty_done ALTER COLUMN id SET DEFAULT nextval('public.duty_done_id_seq'::regclass);
ALTER TABLE ONLY public.export ALTER COLUMN id SET DEFAULT nextval('public.export_id_seq'::regclass);
ALTER TABLE ONLY public.handout ALTER COLUMN id SET DEFAULT nextval('public.handout_id_seq'::regclass);
ALTER TABLE ONLY public.inbox ALTER COLUMN id SET DEFAULT nextval('public.inbox_id_seq'::regclass);
ALTER TABLE ONLY public.invitation ALTER COLUMN id SET DEFAULT nextval('public.invitation_id_seq'::regclass);
ALTER TABLE ONLY public.journal_mark ALTER COLUMN id SET DEFAULT nextval('public.journal_mark_id_seq'::regclass);
ALTER TABLE ONLY public.link_code ALTER COLUMN id SET DEFAULT nextval('public.link_code_id_seq'::regclass);
ALTER TABLE ONLY public.membership ALTER COLUMN id SET DEFAULT nextval('public.membership_id_seq'::regclass);
ALTER TABLE ONLY public.outbox ALTER COLUMN id SET DEFAULT nextval('public.outbox_id_seq'::regclass);
ALTER TABLE ONLY public.person ALTER COLUMN id SET DEFAULT nextval('public.person_id_seq'::regclass);
ALTER TABLE ONLY public.photo ALTER COLUMN id SET DEFAULT nextval('public.photo_id_seq'::regclass);
ALTER TABLE ONLY public.pledge ALTER COLUMN id SET DEFAULT nextval('public.pledge_id_seq'::regclass);
ALTER TABLE ONLY public.publish_consent ALTER COLUMN id SET DEFAULT nextval('public.publish_consent_id_seq'::regclass);
ALTER TABLE ONLY public.record ALTER COLUMN id SET DEFAULT nextval('public.record_id_seq'::regclass);
ALTER TABLE ONLY public.reminder_slot ALTER COLUMN id SET DEFAULT nextval('public.reminder_slot_id_seq'::regclass);
ALTER TABLE ONLY public.review ALTER COLUMN id SET DEFAULT nextval('public.review_id_seq'::regclass);
ALTER TABLE ONLY public.role_grant ALTER COLUMN id SET DEFAULT nextval('public.role_grant_id_seq'::regclass);
ALTER TABLE ONLY public.roster_entry ALTER COLUMN id SET DEFAULT nextval('public.roster_entry_id_seq'::regclass);
ALTER TABLE ONLY public.round_closing ALTER COLUMN id SET DEFAULT nextval('public.round_closing_id_seq'::regclass);
ALTER TABLE ONLY public.section ALTER COLUMN id SET DEFAULT nextval('public.section_id_seq'::regclass);
ALTER TABLE ONLY public.unit ALTER COLUMN id SET DEFAULT nextval('public.unit_id_seq'::regclass);
ALTER TABLE ONLY public.unit_name ALTER COLUMN id SET DEFAULT nextval('public.unit_name_id_seq'::regclass);
ALTER TABLE ONLY public.unit_parent ALTER COLUMN id SET DEFAULT nextval('public.unit_parent_id_seq'::regclass);
ALTER TABLE ONLY public.unit_status ALTER COLUMN id SET DEFAULT nextval('public.unit_status_id_seq'::regclass);
ALTER TABLE ONLY public.unit_successor ALTER COLUMN id SET DEFAULT nextval('public.unit_successor_id_seq'::regclass);
ALTER TABLE ONLY public.urging ALTER COLUMN id SET DEFAULT nextval('public.urging_id_seq'::regclass);
INSERT INTO public.alembic_version VALUES ('0021');
INSERT INTO public.announcement VALUES (1, '7a12c8e3d96e7b10', 3, 1, NULL, 'Mời họp lúc 8 giờ.', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 8, NULL, true, NULL, 'done', false, 11, 0, 8, 0, 2, NULL, NULL, NULL, 'THÔNG BÁO của Công đoàn Công ty May Sao Mai
Mời họp lúc 8 giờ.', '[[{"code": "acknowledge", "value": "1", "label": "\u0110\u00e3 nh\u1eadn"}]]', 11, '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', NULL, '2021-02-27 02:20:00+00', NULL, NULL, NULL, NULL);
INSERT INTO public.announcement VALUES (2, '238813494ed7994c', 1, 4, 'officer', 'Mời họp lúc 8 giờ.', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 5, NULL, true, NULL, 'done', false, 11, 0, 5, 0, 2, NULL, NULL, NULL, 'THÔNG BÁO của Liên đoàn Lao động tỉnh Thanh Hóa
Mời họp lúc 8 giờ.', '[[{"code": "acknowledge", "value": "2", "label": "\u0110\u00e3 nh\u1eadn"}]]', 11, '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', NULL, '2021-02-27 02:20:00+00', NULL, NULL, NULL, NULL);
INSERT INTO public.announcement VALUES (3, '96a2332388ca2a40', 3, 1, NULL, 'Mời họp chiều mai.', '2021-02-27 02:30:00+00', '2021-02-27 10:00:00+00', 8, NULL, false, NULL, 'done', false, 17, 0, 8, 0, 2, NULL, NULL, NULL, 'THÔNG BÁO của Công đoàn Công ty May Sao Mai
Mời họp chiều mai.', 'null', 17, '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', NULL, '2021-02-28 00:30:00+00', NULL, NULL, NULL, NULL);
INSERT INTO public.announcement VALUES (4, '23a9df1246a6be69', 3, 1, NULL, 'Mời tập văn nghệ.', '2021-02-27 02:30:00+00', '2021-02-27 10:00:00+00', 8, NULL, false, NULL, 'done', false, 17, 0, 8, 0, 2, NULL, NULL, NULL, 'THÔNG BÁO của Công đoàn Công ty May Sao Mai
Mời tập văn nghệ.', 'null', 17, '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', NULL, '2021-02-28 00:30:00+00', NULL, NULL, NULL, NULL);
INSERT INTO public.announcement VALUES (5, '788b99407150a43e', 2, 3, NULL, 'Đề nghị lập kế hoạch.', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 9, NULL, false, NULL, 'sending', false, 17, 0, 0, 0, 1, NULL, NULL, NULL, 'THÔNG BÁO của Công đoàn Khu kinh tế Nghi Sơn &amp; các Khu công nghiệp
Đề nghị lập kế hoạch.', 'null', 17, '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.announcement VALUES (6, '83546c7484760e92', 2, 3, NULL, 'Đề nghị gửi báo cáo.', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 9, NULL, false, NULL, 'paused', false, 17, 0, 0, 0, 2, NULL, NULL, NULL, 'THÔNG BÁO của Công đoàn Khu kinh tế Nghi Sơn &amp; các Khu công nghiệp
Đề nghị gửi báo cáo.', 'null', 17, '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 'officer', NULL, '2021-02-28 01:30:00+00', NULL, NULL, 3);
INSERT INTO public.audit_entry VALUES (1, '2021-02-27 01:00:00+00', NULL, 'unit_founded', 'unit:1', '{"since": null, "legal_act": null, "parent": null, "level": "provincial_federation"}');
INSERT INTO public.audit_entry VALUES (2, '2021-02-27 01:00:00+00', NULL, 'unit_founded', 'unit:2', '{"since": null, "legal_act": null, "parent": 1, "level": "directly_superior_union"}');
INSERT INTO public.audit_entry VALUES (3, '2021-02-27 01:00:00+00', NULL, 'unit_founded', 'unit:3', '{"since": null, "legal_act": null, "parent": 2, "level": "grassroots"}');
INSERT INTO public.audit_entry VALUES (4, '2021-02-27 01:00:00+00', NULL, 'unit_founded', 'unit:4', '{"since": null, "legal_act": null, "parent": 1, "level": "directly_attached_grassroots"}');
INSERT INTO public.audit_entry VALUES (5, '2021-02-27 01:00:00+00', NULL, 'roster_imported', 'roster', '{"entries": 7, "units": [3]}');
INSERT INTO public.audit_entry VALUES (6, '2021-02-27 01:00:00+00', NULL, 'invited', 'invitation:1', '{"unit": 3, "role": "officer"}');
INSERT INTO public.audit_entry VALUES (7, '2021-02-27 01:00:00+00', 1, 'joined', 'membership:1', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (8, '2021-02-27 01:00:00+00', 1, 'granted', 'grant:1', '{"invitation": 1, "unit": 3, "role": "officer"}');
INSERT INTO public.audit_entry VALUES (9, '2021-02-27 01:00:00+00', NULL, 'invited', 'invitation:2', '{"unit": 3, "role": "officer"}');
INSERT INTO public.audit_entry VALUES (10, '2021-02-27 01:00:00+00', 2, 'joined', 'membership:2', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (11, '2021-02-27 01:00:00+00', 2, 'granted', 'grant:2', '{"invitation": 2, "unit": 3, "role": "officer"}');
INSERT INTO public.audit_entry VALUES (12, '2021-02-27 01:00:00+00', NULL, 'invited', 'invitation:3', '{"unit": 2, "role": "officer"}');
INSERT INTO public.audit_entry VALUES (13, '2021-02-27 01:00:00+00', 3, 'joined', 'membership:3', '{"unit": 2}');
INSERT INTO public.audit_entry VALUES (14, '2021-02-27 01:00:00+00', 3, 'granted', 'grant:3', '{"invitation": 3, "unit": 2, "role": "officer"}');
INSERT INTO public.audit_entry VALUES (15, '2021-02-27 01:00:00+00', NULL, 'invited', 'invitation:4', '{"unit": 1, "role": "administrator"}');
INSERT INTO public.audit_entry VALUES (16, '2021-02-27 01:00:00+00', 4, 'joined', 'membership:4', '{"unit": 1}');
INSERT INTO public.audit_entry VALUES (17, '2021-02-27 01:00:00+00', 4, 'granted', 'grant:4', '{"invitation": 4, "unit": 1, "role": "administrator"}');
INSERT INTO public.audit_entry VALUES (18, '2021-02-27 01:00:00+00', NULL, 'invited', 'invitation:5', '{"unit": 4, "role": "officer"}');
INSERT INTO public.audit_entry VALUES (19, '2021-02-27 01:00:00+00', 5, 'joined', 'membership:5', '{"unit": 4}');
INSERT INTO public.audit_entry VALUES (20, '2021-02-27 01:00:00+00', 5, 'granted', 'grant:5', '{"invitation": 5, "unit": 4, "role": "officer"}');
INSERT INTO public.audit_entry VALUES (21, '2021-02-27 01:00:00+00', 6, 'joined', 'membership:6', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (22, '2021-02-27 01:00:00+00', 6, 'roster_found', 'membership:6', '{"by": "phone", "entry": 1}');
INSERT INTO public.audit_entry VALUES (23, '2021-02-27 01:00:00+00', 7, 'joined', 'membership:7', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (24, '2021-02-27 01:00:00+00', 7, 'roster_found', 'membership:7', '{"by": "phone", "entry": 2}');
INSERT INTO public.audit_entry VALUES (25, '2021-02-27 01:00:00+00', 8, 'joined', 'membership:8', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (26, '2021-02-27 01:00:00+00', 8, 'roster_found', 'membership:8', '{"by": "phone", "entry": 3}');
INSERT INTO public.audit_entry VALUES (27, '2021-02-27 01:00:00+00', 9, 'joined', 'membership:9', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (28, '2021-02-27 01:00:00+00', 9, 'roster_found', 'membership:9', '{"by": "phone", "entry": 4}');
INSERT INTO public.audit_entry VALUES (29, '2021-02-27 01:00:00+00', 10, 'joined', 'membership:10', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (30, '2021-02-27 01:00:00+00', 11, 'joined', 'membership:11', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (31, '2021-02-27 01:00:00+00', 1, 'membership_active', 'membership:6', '{}');
INSERT INTO public.audit_entry VALUES (32, '2021-02-27 01:00:00+00', 1, 'membership_active', 'membership:7', '{}');
INSERT INTO public.audit_entry VALUES (33, '2021-02-27 01:00:00+00', 1, 'membership_active', 'membership:8', '{}');
INSERT INTO public.audit_entry VALUES (34, '2021-02-27 01:00:00+00', 1, 'membership_active', 'membership:9', '{}');
INSERT INTO public.audit_entry VALUES (35, '2021-02-27 01:00:00+00', 1, 'membership_active', 'membership:10', '{}');
INSERT INTO public.audit_entry VALUES (36, '2021-02-27 01:00:00+00', 1, 'membership_active', 'membership:11', '{}');
INSERT INTO public.audit_entry VALUES (37, '2021-02-27 01:20:00+00', 6, 'submitted', 'record:1', '{"kind": "title", "unit": 3}');
INSERT INTO public.audit_entry VALUES (38, '2021-02-27 01:20:00+00', 7, 'submitted', 'record:2', '{"kind": "title", "unit": 3}');
INSERT INTO public.audit_entry VALUES (39, '2021-02-27 01:20:00+00', 8, 'submitted', 'record:3', '{"kind": "title", "unit": 3}');
INSERT INTO public.audit_entry VALUES (40, '2021-02-27 01:20:00+00', 10, 'submitted', 'record:4', '{"kind": "title", "unit": 3}');
INSERT INTO public.audit_entry VALUES (41, '2021-02-27 01:20:00+00', 6, 'submitted', 'record:5', '{"kind": "good_deed", "unit": 3}');
INSERT INTO public.audit_entry VALUES (42, '2021-02-27 01:20:00+00', 8, 'submitted', 'record:6', '{"kind": "good_deed", "unit": 3}');
INSERT INTO public.audit_entry VALUES (43, '2021-02-27 01:20:00+00', 10, 'submitted', 'record:7', '{"kind": "good_deed", "unit": 3}');
INSERT INTO public.audit_entry VALUES (44, '2021-02-27 01:20:00+00', 7, 'submitted', 'record:8', '{"kind": "good_deed", "unit": 3}');
INSERT INTO public.audit_entry VALUES (45, '2021-02-27 01:20:00+00', 11, 'submitted', 'record:9', '{"kind": "title", "unit": 3}');
INSERT INTO public.audit_entry VALUES (46, '2021-02-27 01:20:00+00', 11, 'withdrawn', 'record:9', '{}');
INSERT INTO public.audit_entry VALUES (47, '2021-02-27 01:40:00+00', 1, 'record_return', 'record:2', '{}');
INSERT INTO public.audit_entry VALUES (48, '2021-02-27 01:40:00+00', 1, 'record_reject', 'record:4', '{}');
INSERT INTO public.audit_entry VALUES (49, '2021-02-27 01:40:00+00', 1, 'praised_matched', 'record:6', '{"person_id": 11}');
INSERT INTO public.audit_entry VALUES (50, '2021-02-27 01:40:00+00', 1, 'record_accept', 'record:6', '{}');
INSERT INTO public.audit_entry VALUES (51, '2021-02-27 01:40:00+00', NULL, 'publish_asked', 'record:6', '{}');
INSERT INTO public.audit_entry VALUES (52, '2021-02-27 01:40:00+00', 1, 'praised_matched', 'record:7', '{"person_id": 9}');
INSERT INTO public.audit_entry VALUES (53, '2021-02-27 01:40:00+00', 1, 'record_accept', 'record:7', '{}');
INSERT INTO public.audit_entry VALUES (54, '2021-02-27 01:40:00+00', NULL, 'publish_asked', 'record:7', '{}');
INSERT INTO public.audit_entry VALUES (55, '2021-02-27 01:40:00+00', 1, 'duty_done', 'unit:3', '{"campaign": "thanh-hoa-2021", "duty": "th21-duty-launch-grassroots", "occurrence": "once", "done_on": "2021-02-26"}');
INSERT INTO public.audit_entry VALUES (56, '2021-02-27 02:00:00+00', 1, 'pledge_offered', 'pledge:1', '{"unit": 3, "partner": 4}');
INSERT INTO public.audit_entry VALUES (57, '2021-02-27 02:00:00+00', 1, 'data_request_entered', 'data_request:1', '{"unit": 3, "kind": "erase"}');
INSERT INTO public.audit_entry VALUES (58, '2021-02-27 02:00:00+00', 1, 'granted', 'grant:6', '{"unit": 3, "role": "section_leader", "person": 7}');
INSERT INTO public.audit_entry VALUES (59, '2021-02-27 02:20:00+00', 1, 'announcement_sent', 'announcement:1', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (60, '2021-02-27 02:20:00+00', 4, 'announcement_sent', 'announcement:2', '{"unit": 1}');
INSERT INTO public.audit_entry VALUES (61, '2021-02-27 02:30:00+00', 1, 'announcement_sent', 'announcement:3', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (62, '2021-02-27 02:30:00+00', 1, 'announcement_sent', 'announcement:4', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (63, '2021-02-27 02:50:00+00', 3, 'invited', 'invitation:6', '{"unit": 3, "role": "officer"}');
INSERT INTO public.audit_entry VALUES (64, '2021-02-27 02:50:00+00', 12, 'joined', 'membership:12', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (65, '2021-02-27 02:50:00+00', 12, 'granted', 'grant:7', '{"invitation": 6, "unit": 3, "role": "officer"}');
INSERT INTO public.audit_entry VALUES (66, '2021-02-27 02:50:00+00', 3, 'invited', 'invitation:7', '{"unit": 3, "role": "officer"}');
INSERT INTO public.audit_entry VALUES (67, '2021-02-27 02:50:00+00', 13, 'joined', 'membership:13', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (68, '2021-02-27 02:50:00+00', 13, 'submitted', 'record:10', '{"kind": "title", "unit": 3}');
INSERT INTO public.audit_entry VALUES (69, '2021-02-27 02:50:00+00', 1, 'blocked', 'person:13', '{}');
INSERT INTO public.audit_entry VALUES (70, '2021-02-27 02:50:00+00', 9, 'membership_ended', 'membership:9', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (71, '2021-02-27 02:50:00+00', 9, 'membership_began', 'membership:14', '{"unit": 4}');
INSERT INTO public.audit_entry VALUES (72, '2021-02-27 02:50:00+00', 11, 'exported', 'export:1', '{}');
INSERT INTO public.audit_entry VALUES (73, '2021-02-27 02:50:00+00', 6, 'letter_written', 'person:6', '{"officers": [1, 2, 12]}');
INSERT INTO public.audit_entry VALUES (74, '2021-02-27 02:50:00+00', 14, 'joined', 'membership:15', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (75, '2021-02-27 02:50:00+00', 14, 'roster_found', 'membership:15', '{"by": "phone", "entry": 5}');
INSERT INTO public.audit_entry VALUES (76, '2021-02-27 02:50:00+00', 15, 'joined', 'membership:16', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (77, '2021-02-27 02:50:00+00', 16, 'joined', 'membership:17', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (78, '2021-02-27 02:50:00+00', 17, 'joined', 'membership:18', '{"unit": 3}');
INSERT INTO public.audit_entry VALUES (79, '2021-02-27 02:50:00+00', 17, 'submitted', 'record:11', '{"kind": "title", "unit": 3}');
INSERT INTO public.audit_entry VALUES (80, '2021-02-28 01:30:00+00', 3, 'announcement_sent', 'announcement:5', '{"unit": 2}');
INSERT INTO public.audit_entry VALUES (81, '2021-02-28 01:30:00+00', 3, 'announcement_sent', 'announcement:6', '{"unit": 2}');
INSERT INTO public.audit_entry VALUES (82, '2021-02-28 01:30:00+00', 3, 'announcement_paused', 'announcement:6', '{"pushes": 9}');
INSERT INTO public.audit_entry VALUES (83, '2021-02-28 01:40:00+00', NULL, 'zalo_consented', 'channel:zalo_oa', '{}');
INSERT INTO public.blocked_contact VALUES (1, '0000000000000000000000000000000000000000000000000000000000000007', '2021-02-28 01:40:00+00', '2021-02-28 01:40:00+00');
INSERT INTO public.channel_month VALUES ('zalo_bot', '2021-02-01', 0, 0, 0, NULL, 0);
INSERT INTO public.consent VALUES (1, 1, 'store', '1', 'telegram', '2021-02-27 01:00:00+00', NULL);
INSERT INTO public.consent VALUES (2, 2, 'store', '1', 'telegram', '2021-02-27 01:00:00+00', NULL);
INSERT INTO public.consent VALUES (3, 3, 'store', '1', 'telegram', '2021-02-27 01:00:00+00', NULL);
INSERT INTO public.consent VALUES (4, 4, 'store', '1', 'telegram', '2021-02-27 01:00:00+00', NULL);
INSERT INTO public.consent VALUES (5, 5, 'store', '1', 'telegram', '2021-02-27 01:00:00+00', NULL);
INSERT INTO public.consent VALUES (6, 6, 'store', '1', 'telegram', '2021-02-27 01:00:00+00', NULL);
INSERT INTO public.consent VALUES (7, 7, 'store', '1', 'telegram', '2021-02-27 01:00:00+00', NULL);
INSERT INTO public.consent VALUES (8, 8, 'store', '1', 'telegram', '2021-02-27 01:00:00+00', NULL);
INSERT INTO public.consent VALUES (9, 9, 'store', '1', 'telegram', '2021-02-27 01:00:00+00', NULL);
INSERT INTO public.consent VALUES (10, 10, 'store', '1', 'telegram', '2021-02-27 01:00:00+00', NULL);
INSERT INTO public.consent VALUES (11, 11, 'store', '1', 'telegram', '2021-02-27 01:00:00+00', NULL);
INSERT INTO public.consent VALUES (12, 12, 'store', '1', 'telegram', '2021-02-27 02:50:00+00', NULL);
INSERT INTO public.consent VALUES (13, 13, 'store', '1', 'telegram', '2021-02-27 02:50:00+00', NULL);
INSERT INTO public.consent VALUES (14, 14, 'store', '1', 'telegram', '2021-02-27 02:50:00+00', NULL);
INSERT INTO public.consent VALUES (15, 15, 'store', '1', 'telegram', '2021-02-27 02:50:00+00', NULL);
INSERT INTO public.consent VALUES (16, 16, 'store', '1', 'telegram', '2021-02-27 02:50:00+00', NULL);
INSERT INTO public.consent VALUES (17, 17, 'store', '1', 'telegram', '2021-02-27 02:50:00+00', NULL);
INSERT INTO public.contact VALUES (1, 'telegram', '1000', 1, 'active', '2021-02-28 01:30:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (2, 'telegram', '1001', 2, 'active', '2021-02-27 01:00:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (3, 'telegram', '1002', 3, 'active', '2021-02-28 01:30:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (4, 'telegram', '1003', 4, 'active', '2021-02-27 02:20:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (5, 'telegram', '1004', 5, 'active', '2021-02-27 02:00:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (6, 'telegram', '1005', 6, 'active', '2021-02-28 01:30:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (7, 'telegram', '1006', 7, 'active', '2021-02-28 01:30:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (8, 'telegram', '1007', 8, 'active', '2021-02-27 01:20:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (9, 'telegram', '1008', 9, 'active', '2021-02-28 01:30:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (10, 'telegram', '1009', 10, 'active', '2021-02-27 01:20:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (11, 'telegram', '1010', 11, 'active', '2021-02-28 01:30:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (12, 'telegram', '1011', 12, 'active', '2021-02-27 02:50:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (13, 'telegram', '1012', 13, 'active', '2021-02-27 02:50:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (14, 'telegram', '1013', 14, 'active', '2021-02-27 02:50:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (15, 'telegram', '1014', 15, 'active', '2021-02-27 02:50:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (16, 'telegram', '1015', 16, 'active', '2021-02-27 02:50:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (17, 'telegram', '1016', 17, 'active', '2021-02-27 02:50:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (18, 'telegram', '1017', NULL, 'active', '2021-02-28 01:30:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (19, 'telegram', '3001', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (20, 'telegram', '3002', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (21, 'telegram', '3003', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (22, 'telegram', '3004', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (23, 'telegram', '3005', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (24, 'telegram', '3006', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (25, 'telegram', '3007', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (26, 'telegram', '3008', 7, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (27, 'telegram', '3009', 7, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (28, 'telegram', '3010', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (29, 'telegram', '3011', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (30, 'telegram', '3012', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (31, 'telegram', '3013', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (32, 'telegram', '3014', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (33, 'telegram', '3015', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (34, 'telegram', '3016', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (35, 'telegram', '3017', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (36, 'telegram', '3018', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (37, 'telegram', '3019', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (38, 'telegram', '3020', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (39, 'telegram', '3021', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (40, 'telegram', '3022', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (41, 'telegram', '3023', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (42, 'telegram', '3024', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (43, 'telegram', '3025', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (44, 'telegram', '3026', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (45, 'telegram', '3027', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (46, 'telegram', '3028', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (47, 'telegram', '3029', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (48, 'telegram', '3030', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (49, 'telegram', '3031', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (50, 'telegram', '3032', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (51, 'telegram', '3033', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (52, 'telegram', '3034', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (53, 'telegram', '3035', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (54, 'telegram', '3036', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (55, 'telegram', '3037', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (56, 'telegram', '3038', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (57, 'telegram', '3039', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (58, 'telegram', '3040', NULL, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (59, 'telegram', '3041', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (60, 'telegram', '3042', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (61, 'telegram', '3043', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (62, 'telegram', '3044', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (63, 'telegram', '3045', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (64, 'telegram', '3046', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (65, 'telegram', '3047', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (66, 'telegram', '3048', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (67, 'telegram', '3049', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (68, 'telegram', '3050', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (69, 'telegram', '3051', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (70, 'telegram', '3052', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (71, 'telegram', '3053', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (72, 'telegram', '3054', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (73, 'telegram', '3055', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (74, 'telegram', '3056', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (75, 'telegram', '3057', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (76, 'telegram', '3058', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (77, 'telegram', '3059', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (78, 'telegram', '3060', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (79, 'telegram', '3061', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (80, 'telegram', '3062', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (81, 'telegram', '3063', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (82, 'telegram', '3064', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (83, 'telegram', '3065', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (84, 'telegram', '3066', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (85, 'telegram', '3067', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (86, 'telegram', '3068', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (87, 'telegram', '3069', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (88, 'telegram', '3070', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (89, 'telegram', '3071', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (90, 'telegram', '3072', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (91, 'telegram', '3073', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (92, 'telegram', '3074', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (93, 'telegram', '3075', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (94, 'telegram', '3076', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (95, 'telegram', '3077', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (96, 'telegram', '3078', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (97, 'telegram', '3079', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (98, 'telegram', '3080', 6, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (99, 'telegram', '3081', 6, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (100, 'telegram', '3082', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (101, 'telegram', '3083', 7, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (102, 'telegram', '3084', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (103, 'telegram', '3085', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (104, 'telegram', '3086', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (105, 'zalo_oa', 'zalo-4', 9, 'gone', '2021-02-19 01:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (106, 'zalo_bot', 'zalo-1', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (107, 'zalo_oa', 'zalo-2', 9, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (108, 'zalo_oa', 'zalo-3', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.contact VALUES (109, 'zalo_bot', 'zalo-5', 1, 'active', '2021-02-27 23:40:00+00', false, NULL, NULL);
INSERT INTO public.conversation VALUES (1, 1, 36550897, 36550897, '3871', '{"name": "menu", "context": {"name": "Tr\u1ea7n Th\u1ecb Hoa", "ended_unit": null}, "choices": [{"code": "officer_review", "value": "", "words": {"count": 4}}, {"code": "officer_people", "value": "", "words": {"count": 5}}, {"code": "officer_announce", "value": "", "words": {}}, {"code": "officer_urge", "value": "", "words": {}}, {"code": "officer_duties", "value": "", "words": {}}, {"code": "officer_unit", "value": "", "words": {}}, {"code": "officer_deeds", "value": "", "words": {}}, {"code": "officer_pledges", "value": "", "words": {}}, {"code": "officer_closing", "value": "", "words": {}}, {"code": "register", "value": "", "words": {}}, {"code": "good_deed", "value": "", "words": {}}, {"code": "records", "value": "", "words": {}}, {"code": "calendar", "value": "", "words": {}}, {"code": "handbook", "value": "", "words": {}}, {"code": "slogans", "value": "", "words": {}}, {"code": "my_data", "value": "", "words": {}}, {"code": "my_settings", "value": "", "words": {}}, {"code": "contact", "value": "", "words": {}}, {"code": "moved", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 4}', '2021-02-28 01:30:00+00', '2021-02-28 01:00:00+00', 36550896, NULL);
INSERT INTO public.conversation VALUES (2, 1, 36550804, 36550804, '8', '{"name": "menu", "context": {"name": "V\u0169 Th\u1ecb C\u00fac", "ended_unit": null}, "choices": [{"code": "officer_review", "value": "", "words": {"count": 0}}, {"code": "officer_people", "value": "", "words": {"count": 0}}, {"code": "officer_announce", "value": "", "words": {}}, {"code": "officer_urge", "value": "", "words": {}}, {"code": "officer_duties", "value": "", "words": {}}, {"code": "officer_unit", "value": "", "words": {}}, {"code": "officer_deeds", "value": "", "words": {}}, {"code": "officer_pledges", "value": "", "words": {}}, {"code": "officer_closing", "value": "", "words": {}}, {"code": "register", "value": "", "words": {}}, {"code": "good_deed", "value": "", "words": {}}, {"code": "records", "value": "", "words": {}}, {"code": "calendar", "value": "", "words": {}}, {"code": "handbook", "value": "", "words": {}}, {"code": "slogans", "value": "", "words": {}}, {"code": "my_data", "value": "", "words": {}}, {"code": "my_settings", "value": "", "words": {}}, {"code": "contact", "value": "", "words": {}}, {"code": "moved", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 36550800, NULL);
INSERT INTO public.conversation VALUES (3, 1, 36550837, 36550837, '303', '{"name": "officer/announce_status", "context": {"state": "paused", "paused_for": "officer", "due": "2021-02-28T08:30:00+07:00", "now": "2021-02-28T08:30:00+07:00", "ended": null, "total": 9, "percent": 0, "sent": 0, "waiting": 9, "not_sent": 0, "in_doubt": 0, "cancelled": 0, "reached": 0, "units": 0, "minutes": 1, "answered": null, "text": ""}, "choices": [{"code": "announce_resume", "value": "6", "words": {}}, {"code": "announce_rest", "value": "6", "words": {}}, {"code": "announce_status", "value": "6", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:30:00+00', '2021-02-28 01:00:00+00', 36550822, NULL);
INSERT INTO public.conversation VALUES (4, 1, 36550812, 36550812, '174', '{"name": "officer/announce_status", "context": {"state": "sending", "paused_for": null, "due": "2021-02-27T09:20:00+07:00", "now": "2021-02-27T09:20:00+07:00", "ended": null, "total": 5, "percent": 0, "sent": 0, "waiting": 5, "not_sent": 0, "in_doubt": 0, "cancelled": 0, "reached": 0, "units": 0, "minutes": 1, "answered": null, "text": ""}, "choices": [{"code": "announce_status", "value": "2", "words": {}}, {"code": "announce_pause", "value": "2", "words": {}}, {"code": "announce_rest", "value": "2", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-27 02:20:00+00', '2021-02-27 02:00:00+00', 36550804, NULL);
INSERT INTO public.conversation VALUES (5, 1, 36550812, 36550812, '148', '{"name": "officer/pledge_preview", "context": {"unit": "C\u00f4ng \u0111o\u00e0n B\u1ec7nh vi\u1ec7n \u0110a khoa t\u1ec9nh", "partner": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai", "year": 2021, "text": "Thi \u0111ua gi\u1eef an to\u00e0n lao \u0111\u1ed9ng."}, "choices": [{"code": "offer_pledge", "value": "", "words": {}}, {"code": "edit", "value": "", "words": {}}, {"code": "cancel", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"officer": {"job": "pledge", "draft_id": "e7100e9c94c58f0a", "campaign": "thanh-hoa-2021", "unit": 4, "found": "may sao mai", "partner": 3, "text": "Thi \u0111ua gi\u1eef an to\u00e0n lao \u0111\u1ed9ng."}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 36550804, NULL);
INSERT INTO public.conversation VALUES (6, 1, 36550826, 36550826, '1661', '{"name": "menu", "context": {"name": "L\u00ea Th\u1ecb H\u1ea1nh", "ended_unit": null}, "choices": [{"code": "register", "value": "", "words": {}}, {"code": "good_deed", "value": "", "words": {}}, {"code": "records", "value": "", "words": {}}, {"code": "calendar", "value": "", "words": {}}, {"code": "more_menu", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form_at": "2021-02-27T08:20:00+07:00", "album": [null, 36550820]}', '2021-02-28 01:30:00+00', '2021-02-28 01:00:00+00', 36550825, NULL);
INSERT INTO public.conversation VALUES (7, 1, 36550824, 36550824, '2443', '{"name": "menu", "context": {"name": "L\u00ea V\u0103n S\u01a1n", "ended_unit": null}, "choices": [{"code": "section_invite", "value": "", "words": {}}, {"code": "register", "value": "", "words": {}}, {"code": "good_deed", "value": "", "words": {}}, {"code": "records", "value": "", "words": {}}, {"code": "calendar", "value": "", "words": {}}, {"code": "more_menu", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form_at": "2021-02-27T08:20:00+07:00"}', '2021-02-28 01:30:00+00', '2021-02-28 01:00:00+00', 36550823, NULL);
INSERT INTO public.conversation VALUES (8, 1, 36550822, 36550822, '95', '{"name": "form/sent", "context": {"code": "TH-7XXN", "state": "submitted", "kind": "good_deed", "again": false, "until": null}, "choices": [{"code": "home", "value": "", "words": {}}, {"code": "records", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form_at": "2021-02-27T08:20:00+07:00"}', '2021-02-27 01:20:00+00', '2021-02-27 01:00:00+00', 36550800, NULL);
INSERT INTO public.conversation VALUES (9, 1, 36550816, 36550816, '614', '{"name": "menu", "context": {"name": "L\u00f2 \u0110\u1ee9c \u0110\u00f4ng", "ended_unit": null}, "choices": [{"code": "register", "value": "", "words": {}}, {"code": "good_deed", "value": "", "words": {}}, {"code": "records", "value": "", "words": {}}, {"code": "calendar", "value": "", "words": {}}, {"code": "more_menu", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:30:00+00', '2021-02-28 01:00:00+00', 36550815, NULL);
INSERT INTO public.conversation VALUES (10, 1, 36550821, 36550821, '101', '{"name": "form/sent", "context": {"code": "TH-3D7U", "state": "submitted", "kind": "good_deed", "again": false, "until": null}, "choices": [{"code": "home", "value": "", "words": {}}, {"code": "records", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form_at": "2021-02-27T08:20:00+07:00"}', '2021-02-27 01:20:00+00', '2021-02-27 01:00:00+00', 36550800, NULL);
INSERT INTO public.conversation VALUES (11, 1, 36550821, 36550821, '3138', '{"name": "menu", "context": {"name": "H\u00e0 Th\u1ecb Lan", "ended_unit": null}, "choices": [{"code": "register", "value": "", "words": {}}, {"code": "good_deed", "value": "", "words": {}}, {"code": "records", "value": "", "words": {}}, {"code": "calendar", "value": "", "words": {}}, {"code": "more_menu", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form_at": "2021-02-27T08:20:00+07:00"}', '2021-02-28 01:30:00+00', '2021-02-28 01:00:00+00', 36550820, NULL);
INSERT INTO public.conversation VALUES (55, 1, 36639039, 36639039, '136', '{"name": "join/welcome", "context": {"unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai", "current": null, "last_of": [], "at_top": false}, "choices": [{"code": "yes_here", "value": "", "words": {}}, {"code": "other_unit", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"join": {"unit": 3}}', '2021-02-28 01:40:00+00', NULL, 36639039, NULL);
INSERT INTO public.conversation VALUES (12, 1, 36557404, 36557404, '209', '{"name": "menu", "context": {"name": "V\u0169 V\u0103n L\u1ea1", "ended_unit": null}, "choices": [{"code": "officer_review", "value": "", "words": {"count": 4}}, {"code": "officer_people", "value": "", "words": {"count": 0}}, {"code": "officer_announce", "value": "", "words": {}}, {"code": "officer_urge", "value": "", "words": {}}, {"code": "officer_duties", "value": "", "words": {}}, {"code": "officer_unit", "value": "", "words": {}}, {"code": "officer_deeds", "value": "", "words": {}}, {"code": "officer_pledges", "value": "", "words": {}}, {"code": "officer_closing", "value": "", "words": {}}, {"code": "register", "value": "", "words": {}}, {"code": "good_deed", "value": "", "words": {}}, {"code": "records", "value": "", "words": {}}, {"code": "calendar", "value": "", "words": {}}, {"code": "handbook", "value": "", "words": {}}, {"code": "slogans", "value": "", "words": {}}, {"code": "my_data", "value": "", "words": {}}, {"code": "my_settings", "value": "", "words": {}}, {"code": "contact", "value": "", "words": {}}, {"code": "moved", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-27 02:50:00+00', '2021-02-27 02:00:00+00', 36557400, NULL);
INSERT INTO public.conversation VALUES (13, 1, 36557412, 36557412, '223', '{"name": "form/sent", "context": {"code": "TH-Y32J", "state": "held", "kind": "title", "again": false, "until": null}, "choices": [{"code": "home", "value": "", "words": {}}, {"code": "records", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form_at": "2021-02-27T09:50:00+07:00"}', '2021-02-27 02:50:00+00', '2021-02-27 02:00:00+00', 36557400, NULL);
INSERT INTO public.conversation VALUES (14, 1, 36557407, 36557407, '253', '{"name": "menu", "context": {"name": "L\u00ea Th\u1ecb \u1ea8n", "ended_unit": null}, "choices": [{"code": "register", "value": "", "words": {}}, {"code": "good_deed", "value": "", "words": {}}, {"code": "records", "value": "", "words": {}}, {"code": "calendar", "value": "", "words": {}}, {"code": "more_menu", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-27 02:50:00+00', '2021-02-27 02:00:00+00', 36557400, NULL);
INSERT INTO public.conversation VALUES (15, 1, 36557406, 36557406, '258', '{"name": "join/phone", "context": {}, "choices": [{"code": "skip", "value": "", "words": {}}], "accepts": ["choice", "contact", "text"], "start": 0, "ask_contact": true}', '{}', '2021-02-27 02:50:00+00', '2021-02-27 02:00:00+00', 36557400, NULL);
INSERT INTO public.conversation VALUES (16, 1, 36557406, 36557406, '263', '{"name": "join/phone", "context": {}, "choices": [{"code": "skip", "value": "", "words": {}}], "accepts": ["choice", "contact", "text"], "start": 0, "ask_contact": true}', '{}', '2021-02-27 02:50:00+00', '2021-02-27 02:00:00+00', 36557400, NULL);
INSERT INTO public.conversation VALUES (17, 1, 36557412, 36557412, '273', '{"name": "form/sent", "context": {"code": "TH-2VUW", "state": "held", "kind": "title", "again": false, "until": null}, "choices": [{"code": "home", "value": "", "words": {}}, {"code": "records", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form_at": "2021-02-27T09:50:00+07:00"}', '2021-02-27 02:50:00+00', '2021-02-27 02:00:00+00', 36557400, NULL);
INSERT INTO public.conversation VALUES (18, 1, 36639002, 36639002, '307', '{"name": "menu_stranger", "context": {}, "choices": [{"code": "join", "value": "", "words": {}}, {"code": "have_code", "value": "", "words": {}}, {"code": "handbook", "value": "", "words": {}}, {"code": "calendar", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:30:00+00', '2021-02-28 01:00:00+00', 36639000, NULL);
INSERT INTO public.conversation VALUES (19, 1, 36639003, 36639003, '100', '{"name": "apps/enter", "context": {"member": false}, "choices": [{"code": "back", "value": "", "words": {}}], "accepts": ["text"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36639003, NULL);
INSERT INTO public.conversation VALUES (20, 1, 36550819, 36550819, '101', '{"name": "apps/list", "context": {"apps": [{"app": "telegram", "here": true, "gone": false}], "chosen": null}, "choices": [{"code": "link_app", "value": "", "words": {}}, {"code": "enter_code", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36550819, NULL);
INSERT INTO public.conversation VALUES (21, 1, 36639005, 36639005, '102', '{"name": "calendar", "context": {"events": [{"day": "2021-03-08", "name": "Ng\u00e0y Qu\u1ed1c t\u1ebf Ph\u1ee5 n\u1eef", "years": 111, "written": null, "kind": "anniversary"}, {"day": "2021-03-26", "name": "Ng\u00e0y th\u00e0nh l\u1eadp \u0110o\u00e0n TNCS H\u1ed3 Ch\u00ed Minh", "years": 90, "written": null, "kind": "anniversary"}, {"day": "2021-04-21", "name": "Ng\u00e0y S\u00e1ch v\u00e0 V\u0103n h\u00f3a \u0111\u1ecdc Vi\u1ec7t Nam", "years": null, "written": null, "kind": "info"}, {"day": "2021-04-21", "name": "Gi\u1ed7 T\u1ed5 H\u00f9ng V\u01b0\u01a1ng", "years": null, "written": null, "kind": "info"}, {"day": "2021-04-28", "name": "Ng\u00e0y An to\u00e0n v\u00e0 s\u1ee9c kh\u1ecfe t\u1ea1i n\u01a1i l\u00e0m vi\u1ec7c th\u1ebf gi\u1edbi", "years": null, "written": null, "kind": "info"}, {"day": "2021-04-30", "name": "Ng\u00e0y gi\u1ea3i ph\u00f3ng ho\u00e0n to\u00e0n mi\u1ec1n Nam, th\u1ed1ng nh\u1ea5t \u0111\u1ea5t n\u01b0\u1edbc", "years": 46, "written": null, "kind": "anniversary"}]}, "choices": [{"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36639005, NULL);
INSERT INTO public.conversation VALUES (22, 1, 36550820, 36550820, '103', '{"name": "contact/officers", "context": {"chiefs": [{"name": "L\u00ea Quang H\u00f9ng", "unit": "C\u0110 B\u1ec7nh vi\u1ec7n t\u1ec9nh", "phone": null}], "first": 1, "count": 1}, "choices": [{"code": "write_letter", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false, "names": [["person", 5]]}', '{}', '2021-02-28 01:40:00+00', NULL, 36550820, NULL);
INSERT INTO public.conversation VALUES (23, 1, 36550822, 36550822, '104', '{"name": "contact/write", "context": {"limit": 1000}, "choices": [{"code": "back", "value": "", "words": {}}], "accepts": ["text"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36550822, NULL);
INSERT INTO public.conversation VALUES (24, 1, 36550826, 36550826, '105', '{"name": "form/drop", "context": {"record": null}, "choices": [{"code": "drop_draft", "value": "", "words": {}}, {"code": "continue_draft", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form": {"id": "0005cdbba5394db4b5318a25b09b3755", "kind": "title", "campaign": "thanh-hoa-2021", "subject": "th21-title-worker", "form": "title", "version": 1, "at": "review", "answers": {"task": {"code": "above-norm"}, "goal": {}}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550826, NULL);
INSERT INTO public.conversation VALUES (25, 1, 36550827, 36550827, '106', '{"name": "form/edit", "context": {}, "choices": [{"code": "edit_answer", "value": "task", "words": {"text": "Vi\u1ec7c"}}, {"code": "edit_answer", "value": "goal", "words": {"text": "M\u1ee5c ti\u00eau"}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form": {"id": "0006cdbba5394db4b5318a25b09b3755", "kind": "title", "campaign": "thanh-hoa-2021", "subject": "th21-title-worker", "form": "title", "version": 1, "at": "review", "answers": {"task": {"code": "above-norm"}, "goal": {}}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550827, NULL);
INSERT INTO public.conversation VALUES (56, 1, 36639043, 36639043, '137', '{"name": "join/welcome_above", "context": {"unit": "Li\u00ean \u0111o\u00e0n Lao \u0111\u1ed9ng t\u1ec9nh Thanh H\u00f3a", "called": "n\u1ed1i", "last_of": [], "at_top": false}, "choices": [{"code": "yes_here", "value": "", "words": {}}, {"code": "other_unit", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"join": {"unit": 1, "note": "n\u1ed1i"}}', '2021-02-28 01:40:00+00', NULL, 36639043, NULL);
INSERT INTO public.conversation VALUES (26, 1, 36550834, 36550834, '107', '{"name": "form/exists", "context": {}, "choices": [{"code": "continue_draft", "value": "", "words": {}}, {"code": "start_new", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form_at": "2021-02-28T08:30:00+07:00", "form": {"id": "000712815036450f9f0fbf45d03cbd04", "kind": "title", "campaign": "thanh-hoa-2021", "subject": "th21-title-worker", "form": "title", "version": 1, "at": "goal", "answers": {"task": {"code": "fewer-defects"}, "goal": {"text": "loi duoi 1%"}}, "editing": true, "asking": false, "pending": [], "record": "TH-YXN3", "record_version": 1, "marked": ["goal"], "last": {}, "album": null, "album_at": null}, "next": {"id": "622a1eaafb52405d93f9635891822264", "kind": "good_deed", "campaign": "thanh-hoa-2021", "subject": "good_deed", "form": "good_deed", "version": 4, "at": "of_whom", "answers": {}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}}', '2021-02-28 01:40:00+00', NULL, 36550834, NULL);
INSERT INTO public.conversation VALUES (27, 1, 36550834, 36550834, '108', '{"name": "form/mended", "context": {"kind": "title", "subject": "C\u00f4ng nh\u00e2n gi\u1ecfi x\u1ee9 Thanh", "awarded_by": "Ban Th\u01b0\u1eddng v\u1ee5 L\u0110L\u0110 t\u1ec9nh", "again": true, "code": "TH-YXN3", "of_self": false, "lines": [["M\u1ee5c ti\u00eau", "loi duoi 1%"]]}, "choices": [{"code": "send_again", "value": "", "words": {}}, {"code": "see_whole", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}, {"code": "cancel", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form_at": "2021-02-28T08:30:00+07:00", "form": {"id": "000812815036450f9f0fbf45d03cbd04", "kind": "title", "campaign": "thanh-hoa-2021", "subject": "th21-title-worker", "form": "title", "version": 1, "at": "review", "answers": {"task": {"code": "fewer-defects"}, "goal": {"text": "loi duoi 1%"}}, "editing": false, "asking": false, "pending": [], "record": "TH-YXN3", "record_version": 1, "marked": ["goal"], "last": {}, "album": null, "album_at": null}}', '2021-02-28 01:40:00+00', NULL, 36550834, NULL);
INSERT INTO public.conversation VALUES (28, 1, 36550828, 36550828, '109', '{"name": "form/question", "context": {"number": 3, "total": 5, "prompt": "Khi n\u00e0o?", "kind": "date", "told": false, "free_text": false, "asking": false, "old": null, "last": null, "photos": 0, "today": "2021-02-28"}, "choices": [{"code": "answer", "value": "today", "words": {"text": "H\u00f4m nay"}}, {"code": "answer", "value": "yesterday", "words": {"text": "H\u00f4m qua"}}, {"code": "answer", "value": "another-day", "words": {"text": "Ng\u00e0y kh\u00e1c"}}, {"code": "back", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}], "accepts": ["choice", "text"], "start": 0, "ask_contact": false}', '{"form": {"id": "0009ffd4744a49d7b61e80d7473f3a74", "kind": "good_deed", "campaign": "thanh-hoa-2021", "subject": "good_deed", "form": "good_deed", "version": 4, "at": "date", "answers": {"of_whom": {"code": "self"}, "what": {"text": "le thi hanh"}}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550828, NULL);
INSERT INTO public.conversation VALUES (29, 1, 36550833, 36550833, '110', '{"name": "form/question", "context": {"number": null, "total": 5, "prompt": "Vi\u1ec7c \u1ea5y \u0111em l\u1ea1i k\u1ebft qu\u1ea3 g\u00ec?", "kind": "text", "told": false, "free_text": false, "asking": false, "old": null, "last": null, "photos": 0, "today": "2021-02-28"}, "choices": [{"code": "skip", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}], "accepts": ["text"], "start": 0, "ask_contact": false}', '{"form": {"id": "000affd4744a49d7b61e80d7473f3a74", "kind": "good_deed", "campaign": "thanh-hoa-2021", "subject": "good_deed", "form": "good_deed", "version": 4, "at": "effect", "answers": {"of_whom": {"code": "self"}, "what": {"text": "le thi hanh"}, "date": {"date": "2021-02-28"}, "where": {"code": "workplace"}, "photos": {}}, "editing": true, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550833, NULL);
INSERT INTO public.conversation VALUES (30, 1, 36550828, 36550828, '111', '{"name": "form/question", "context": {"number": 1, "total": 5, "prompt": "G\u01b0\u01a1ng c\u1ee7a ai?", "kind": "choice", "told": false, "free_text": false, "asking": false, "old": null, "last": null, "photos": 0, "today": "2021-02-28"}, "choices": [{"code": "answer", "value": "other", "words": {"text": "Ng\u01b0\u1eddi kh\u00e1c"}}, {"code": "answer", "value": "collective", "words": {"text": "T\u1eadp th\u1ec3"}}, {"code": "answer", "value": "self", "words": {"text": "T\u00f4i"}}, {"code": "back", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form": {"id": "000bffd4744a49d7b61e80d7473f3a74", "kind": "good_deed", "campaign": "thanh-hoa-2021", "subject": "good_deed", "form": "good_deed", "version": 4, "at": "of_whom", "answers": {}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550828, NULL);
INSERT INTO public.conversation VALUES (31, 1, 36550833, 36550833, '112', '{"name": "form/question", "context": {"number": 5, "total": 5, "prompt": "C\u00f3 \u1ea3nh kh\u00f4ng? G\u1eedi t\u1ed1i \u0111a 10 \u1ea3nh.", "kind": "photos", "told": false, "free_text": false, "asking": false, "old": null, "last": null, "photos": 0, "today": "2021-02-28"}, "choices": [{"code": "no_photo", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}], "accepts": ["choice", "photo"], "start": 0, "ask_contact": false}', '{"form": {"id": "000cffd4744a49d7b61e80d7473f3a74", "kind": "good_deed", "campaign": "thanh-hoa-2021", "subject": "good_deed", "form": "good_deed", "version": 4, "at": "photos", "answers": {"of_whom": {"code": "self"}, "what": {"text": "le thi hanh"}, "date": {"date": "2021-02-28"}, "where": {"code": "workplace"}}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550833, NULL);
INSERT INTO public.conversation VALUES (32, 1, 36550831, 36550831, '113', '{"name": "form/question", "context": {"number": 2, "total": 5, "prompt": "Vi\u1ec7c t\u1ed1t \u1ea5y l\u00e0 g\u00ec?", "kind": "text", "told": true, "free_text": false, "asking": false, "old": null, "last": null, "photos": 0, "today": "2021-02-28"}, "choices": [{"code": "back", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}], "accepts": ["photo", "text", "voice"], "start": 0, "ask_contact": false}', '{"form": {"id": "000dffd4744a49d7b61e80d7473f3a74", "kind": "good_deed", "campaign": "thanh-hoa-2021", "subject": "good_deed", "form": "good_deed", "version": 4, "at": "what", "answers": {"of_whom": {"code": "self"}}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550831, NULL);
INSERT INTO public.conversation VALUES (57, 1, 36550854, 36550854, '138', '{"name": "menu", "context": {"name": "L\u00f2 \u0110\u1ee9c \u0110\u00f4ng", "ended_unit": null}, "choices": [{"code": "register", "value": "", "words": {}}, {"code": "good_deed", "value": "", "words": {}}, {"code": "records", "value": "", "words": {}}, {"code": "calendar", "value": "", "words": {}}, {"code": "more_menu", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36550854, NULL);
INSERT INTO public.conversation VALUES (33, 1, 36550834, 36550834, '114', '{"name": "form/question", "context": {"number": 4, "total": 5, "prompt": "\u1ede \u0111\u00e2u?", "kind": "choice", "told": false, "free_text": true, "asking": false, "old": null, "last": null, "photos": 0, "today": "2021-02-28"}, "choices": [{"code": "answer", "value": "workplace", "words": {"text": "N\u01a1i l\u00e0m vi\u1ec7c"}}, {"code": "answer", "value": "elsewhere", "words": {"text": "N\u01a1i kh\u00e1c"}}, {"code": "back", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}], "accepts": ["choice", "text"], "start": 0, "ask_contact": false}', '{"form": {"id": "000effd4744a49d7b61e80d7473f3a74", "kind": "good_deed", "campaign": "thanh-hoa-2021", "subject": "good_deed", "form": "good_deed", "version": 4, "at": "where", "answers": {"of_whom": {"code": "self"}, "what": {"text": "le thi hanh"}, "date": {"date": "2021-02-28"}}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550834, NULL);
INSERT INTO public.conversation VALUES (34, 1, 36550833, 36550833, '115', '{"name": "form/question", "context": {"number": 2, "total": 6, "prompt": "H\u1ecd t\u00ean v\u00e0 t\u1ed5 c\u1ee7a ng\u01b0\u1eddi \u1ea5y?", "kind": "person", "told": false, "free_text": false, "asking": false, "old": null, "last": null, "photos": 0, "today": "2021-02-28"}, "choices": [{"code": "back", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}], "accepts": ["name"], "start": 0, "ask_contact": false}', '{"form": {"id": "000fffd4744a49d7b61e80d7473f3a74", "kind": "good_deed", "campaign": "thanh-hoa-2021", "subject": "good_deed", "form": "good_deed", "version": 4, "at": "who", "answers": {"of_whom": {"code": "other"}}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550833, NULL);
INSERT INTO public.conversation VALUES (35, 1, 36550835, 36550835, '116', '{"name": "form/question", "context": {"number": 2, "total": 2, "prompt": "M\u1ee5c ti\u00eau c\u1ee5 th\u1ec3 (kh\u00f4ng b\u1eaft bu\u1ed9c)?", "kind": "text", "told": false, "free_text": false, "asking": false, "old": null, "last": null, "photos": 0, "today": "2021-02-28"}, "choices": [{"code": "skip", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}], "accepts": ["text"], "start": 0, "ask_contact": false}', '{"form": {"id": "0010f0449a4f4fd39cb0cc7f2219fa53", "kind": "task", "campaign": "thanh-hoa-2021", "subject": "th21-reg-task", "form": "task", "version": 1, "at": "goal", "answers": {"what": {"text": "le thi hanh"}}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550835, NULL);
INSERT INTO public.conversation VALUES (36, 1, 36550835, 36550835, '117', '{"name": "form/question", "context": {"number": 1, "total": 2, "prompt": "Anh/ch\u1ecb \u0111\u0103ng k\u00fd l\u00e0m vi\u1ec7c c\u1ee5 th\u1ec3 g\u00ec?", "kind": "text", "told": false, "free_text": false, "asking": false, "old": null, "last": null, "photos": 0, "today": "2021-02-28"}, "choices": [{"code": "back", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}], "accepts": ["text"], "start": 0, "ask_contact": false}', '{"form": {"id": "0011f0449a4f4fd39cb0cc7f2219fa53", "kind": "task", "campaign": "thanh-hoa-2021", "subject": "th21-reg-task", "form": "task", "version": 1, "at": "what", "answers": {}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550835, NULL);
INSERT INTO public.conversation VALUES (37, 1, 36550837, 36550837, '118', '{"name": "form/question", "context": {"number": 2, "total": 2, "prompt": "M\u1ee5c ti\u00eau c\u1ee5 th\u1ec3 (kh\u00f4ng b\u1eaft bu\u1ed9c)?", "kind": "text", "told": false, "free_text": false, "asking": false, "old": null, "last": null, "photos": 0, "today": "2021-02-28"}, "choices": [{"code": "skip", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}], "accepts": ["text"], "start": 0, "ask_contact": false}', '{"form": {"id": "0012cdbba5394db4b5318a25b09b3755", "kind": "title", "campaign": "thanh-hoa-2021", "subject": "th21-title-worker", "form": "title", "version": 1, "at": "goal", "answers": {"task": {"code": "above-norm"}}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550837, NULL);
INSERT INTO public.conversation VALUES (38, 1, 36550837, 36550837, '119', '{"name": "form/question", "context": {"number": 1, "total": 2, "prompt": "N\u0103m nay anh/ch\u1ecb \u0111\u0103ng k\u00fd l\u00e0m t\u1ed1t vi\u1ec7c g\u00ec?", "kind": "choice", "told": false, "free_text": true, "asking": false, "old": null, "last": null, "photos": 0, "today": "2021-02-28"}, "choices": [{"code": "answer", "value": "above-norm", "words": {"text": "V\u01b0\u1ee3t \u0111\u1ecbnh m\u1ee9c"}}, {"code": "answer", "value": "fewer-defects", "words": {"text": "Gi\u1ea3m h\u00e0ng l\u1ed7i"}}, {"code": "answer", "value": "safety", "words": {"text": "Gi\u1eef an to\u00e0n lao \u0111\u1ed9ng"}}, {"code": "answer", "value": "mentor", "words": {"text": "K\u00e8m ng\u01b0\u1eddi m\u1edbi"}}, {"code": "back", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}], "accepts": ["choice", "text"], "start": 0, "ask_contact": false}', '{"form": {"id": "0013cdbba5394db4b5318a25b09b3755", "kind": "title", "campaign": "thanh-hoa-2021", "subject": "th21-title-worker", "form": "title", "version": 1, "at": "task", "answers": {}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550837, NULL);
INSERT INTO public.conversation VALUES (39, 1, 36550842, 36550842, '120', '{"name": "form/review", "context": {"kind": "good_deed", "subject": "", "awarded_by": null, "again": false, "code": null, "of_self": true, "lines": [["G\u01b0\u01a1ng c\u1ee7a", "T\u00f4i"], ["Vi\u1ec7c t\u1ed1t", "le thi hanh"], ["Ng\u00e0y", "28/02/2021"], ["N\u01a1i", "N\u01a1i l\u00e0m vi\u1ec7c"]]}, "choices": [{"code": "submit", "value": "", "words": {}}, {"code": "add_answer", "value": "effect", "words": {"text": "K\u1ebft qu\u1ea3"}}, {"code": "edit", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}, {"code": "cancel", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form": {"id": "0014ffd4744a49d7b61e80d7473f3a74", "kind": "good_deed", "campaign": "thanh-hoa-2021", "subject": "good_deed", "form": "good_deed", "version": 4, "at": "review", "answers": {"of_whom": {"code": "self"}, "what": {"text": "le thi hanh"}, "date": {"date": "2021-02-28"}, "where": {"code": "workplace"}, "photos": {}}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550842, NULL);
INSERT INTO public.conversation VALUES (58, 1, 36639041, 36639041, '139', '{"name": "menu_stranger", "context": {}, "choices": [{"code": "join", "value": "", "words": {}}, {"code": "have_code", "value": "", "words": {}}, {"code": "handbook", "value": "", "words": {}}, {"code": "calendar", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36639041, NULL);
INSERT INTO public.conversation VALUES (40, 1, 36550841, 36550841, '121', '{"name": "form/review", "context": {"kind": "task", "subject": "Vi\u1ec7c l\u00e0m c\u1ee5 th\u1ec3", "awarded_by": null, "again": false, "code": null, "of_self": false, "lines": [["Vi\u1ec7c", "le thi hanh"]]}, "choices": [{"code": "submit", "value": "", "words": {}}, {"code": "edit", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}, {"code": "cancel", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form": {"id": "0015f0449a4f4fd39cb0cc7f2219fa53", "kind": "task", "campaign": "thanh-hoa-2021", "subject": "th21-reg-task", "form": "task", "version": 1, "at": "review", "answers": {"what": {"text": "le thi hanh"}, "goal": {}}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550841, NULL);
INSERT INTO public.conversation VALUES (41, 1, 36550842, 36550842, '122', '{"name": "form/review", "context": {"kind": "title", "subject": "C\u00f4ng nh\u00e2n gi\u1ecfi x\u1ee9 Thanh", "awarded_by": "Ban Th\u01b0\u1eddng v\u1ee5 L\u0110L\u0110 t\u1ec9nh", "again": false, "code": null, "of_self": false, "lines": [["Vi\u1ec7c", "V\u01b0\u1ee3t \u0111\u1ecbnh m\u1ee9c"]]}, "choices": [{"code": "submit", "value": "", "words": {}}, {"code": "edit", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}, {"code": "cancel", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form": {"id": "0016cdbba5394db4b5318a25b09b3755", "kind": "title", "campaign": "thanh-hoa-2021", "subject": "th21-title-worker", "form": "title", "version": 1, "at": "review", "answers": {"task": {"code": "above-norm"}, "goal": {}}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550842, NULL);
INSERT INTO public.conversation VALUES (42, 1, 36639027, 36639027, '123', '{"name": "handbook/page", "context": {"slug": "thanh-hoa-2021", "topic": "movements", "pieces": [{"kind": "movement", "name": "C\u00f4ng nh\u00e2n, vi\u00ean ch\u1ee9c, lao \u0111\u1ed9ng chung s\u1ee9c, hi\u1ec7n th\u1ef1c h\u00f3a kh\u00e1t v\u1ecdng x\u00e2y d\u1ef1ng qu\u00ea h\u01b0\u01a1ng Thanh H\u00f3a v\u0103n minh, th\u1ecbnh v\u01b0\u1ee3ng", "by": "Ban Th\u01b0\u1eddng v\u1ee5 L\u0110L\u0110 t\u1ec9nh", "period": "giai \u0111o\u1ea1n 2021-2030"}], "first": 1, "last": 1, "total": 1}, "choices": [{"code": "back", "value": "", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36639027, NULL);
INSERT INTO public.conversation VALUES (43, 1, 36639028, 36639028, '124', '{"name": "handbook/slogans", "context": {"slogans": [{"kind": "quotation", "text": "Thanh H\u00f3a ph\u1ea3i tr\u1edf n\u00ean m\u1ed9t t\u1ec9nh ki\u1ec3u m\u1eabu"}], "unit": null}, "choices": [{"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36639028, NULL);
INSERT INTO public.conversation VALUES (44, 1, 36639028, 36639028, '125', '{"name": "handbook/topics", "context": {"name": "C\u00f4ng nh\u00e2n, vi\u00ean ch\u1ee9c, lao \u0111\u1ed9ng chung s\u1ee9c, hi\u1ec7n th\u1ef1c h\u00f3a kh\u00e1t v\u1ecdng x\u00e2y d\u1ef1ng qu\u00ea h\u01b0\u01a1ng Thanh H\u00f3a v\u0103n minh, th\u1ecbnh v\u01b0\u1ee3ng", "paper": "H\u01b0\u1edbng d\u1eabn", "number": "06/HD-L\u0110L\u0110", "issuer": "L\u0110L\u0110 t\u1ec9nh Thanh H\u00f3a"}, "choices": [{"code": "topic_movements", "value": "thanh-hoa-2021", "words": {}}, {"code": "topic_asked", "value": "thanh-hoa-2021", "words": {}}, {"code": "topic_titles", "value": "thanh-hoa-2021", "words": {}}, {"code": "topic_reports", "value": "thanh-hoa-2021", "words": {}}, {"code": "slogans", "value": "", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36639028, NULL);
INSERT INTO public.conversation VALUES (45, 1, 36639030, 36639030, '126', '{"name": "join/above", "context": {"called": "n\u1ed1i", "typed": null, "found": 0}, "choices": [{"code": "back", "value": "", "words": {}}], "accepts": ["text"], "start": 0, "ask_contact": false}', '{"join": {"called": "n\u1ed1i"}}', '2021-02-28 01:40:00+00', NULL, 36639030, NULL);
INSERT INTO public.conversation VALUES (46, 1, 36639034, 36639034, '127', '{"name": "join/category", "context": {}, "choices": [{"code": "category_worker", "value": "", "words": {}}, {"code": "category_other_employee", "value": "", "words": {}}, {"code": "category_public_employee", "value": "", "words": {}}, {"code": "category_civil_servant", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"join": {"unit": 3, "consent": "1", "name": "le thi hanh", "asked": true}}', '2021-02-28 01:40:00+00', NULL, 36639034, NULL);
INSERT INTO public.conversation VALUES (47, 1, 36639032, 36639032, '128', '{"name": "join/consent", "context": {"version": "1"}, "choices": [{"code": "agree", "value": "", "words": {}}, {"code": "refuse", "value": "", "words": {}}, {"code": "read_consent", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"join": {"unit": 3}}', '2021-02-28 01:40:00+00', NULL, 36639032, NULL);
INSERT INTO public.conversation VALUES (48, 1, 36639034, 36639034, '129', '{"name": "join/consent_text", "context": {"version": "1"}, "choices": [{"code": "agree", "value": "", "words": {}}, {"code": "refuse", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"join": {"unit": 3}}', '2021-02-28 01:40:00+00', NULL, 36639034, NULL);
INSERT INTO public.conversation VALUES (49, 1, 36639033, 36639033, '130', '{"name": "join/find", "context": {}, "choices": [{"code": "back", "value": "", "words": {}}], "accepts": ["text"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36639033, NULL);
INSERT INTO public.conversation VALUES (50, 1, 36639035, 36639035, '131', '{"name": "join/found", "context": {"typed": "may sao mai"}, "choices": [{"code": "unit", "value": "3", "words": {"name": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai"}}, {"code": "unit_missing", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice", "text"], "start": 0, "ask_contact": false}', '{"join": {"called": "may sao mai"}}', '2021-02-28 01:40:00+00', NULL, 36639035, NULL);
INSERT INTO public.conversation VALUES (51, 1, 36639037, 36639037, '132', '{"name": "join/name", "context": {}, "choices": [{"code": "back", "value": "", "words": {}}], "accepts": ["name"], "start": 0, "ask_contact": false}', '{"join": {"unit": 3, "consent": "1"}}', '2021-02-28 01:40:00+00', NULL, 36639037, NULL);
INSERT INTO public.conversation VALUES (52, 1, 36639039, 36639039, '133', '{"name": "join/name_check", "context": {"name": "le thi hanh"}, "choices": [{"code": "use_name", "value": "", "words": {}}, {"code": "retype", "value": "", "words": {}}], "accepts": ["choice", "name"], "start": 0, "ask_contact": false}', '{"join": {"unit": 3, "consent": "1", "name": "le thi hanh", "asked": true}}', '2021-02-28 01:40:00+00', NULL, 36639039, NULL);
INSERT INTO public.conversation VALUES (53, 1, 36639037, 36639037, '134', '{"name": "join/nothing", "context": {"typed": "n\u1ed1i"}, "choices": [{"code": "unit_missing", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice", "text"], "start": 0, "ask_contact": false}', '{"join": {"called": "n\u1ed1i"}}', '2021-02-28 01:40:00+00', NULL, 36639037, NULL);
INSERT INTO public.conversation VALUES (54, 1, 36639043, 36639043, '135', '{"name": "join/section", "context": {}, "choices": [{"code": "section", "value": "1", "words": {"name": "Chuy\u1ec1n 1"}}, {"code": "section", "value": "2", "words": {"name": "Chuy\u1ec1n 2"}}, {"code": "section", "value": "3", "words": {"name": "Chuy\u1ec1n 3"}}, {"code": "no_section", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"join": {"unit": 3, "consent": "1", "name": "le thi hanh", "asked": true, "category": "worker"}}', '2021-02-28 01:40:00+00', NULL, 36639043, NULL);
INSERT INTO public.conversation VALUES (59, 1, 36550858, 36550858, '140', '{"name": "mine/data", "context": {"name": "L\u00f2 \u0110\u1ee9c \u0110\u00f4ng", "category": "worker", "phone": "\u2022\u2022\u2022104", "office_phone": null, "unit": "C\u00f4ng \u0111o\u00e0n B\u1ec7nh vi\u1ec7n \u0110a khoa t\u1ec9nh", "section": null, "state": "waiting", "officer": false, "in_roster": true, "channels": ["telegram"], "agreed_at": "2021-02-27T08:00:00+07:00", "version": "1", "records": 0, "photos": 0, "drafts": 0, "erases_at": null, "blocked": false, "withdrawn": false}, "choices": [{"code": "download_data", "value": "", "words": {}}, {"code": "withdraw_consent", "value": "", "words": {}}, {"code": "erase_data", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36550858, NULL);
INSERT INTO public.conversation VALUES (60, 1, 36550860, 36550860, '141', '{"name": "mine/erase", "context": {"name": "L\u00f2 \u0110\u1ee9c \u0110\u00f4ng", "category": "worker", "phone": "\u2022\u2022\u2022104", "office_phone": null, "unit": "C\u00f4ng \u0111o\u00e0n B\u1ec7nh vi\u1ec7n \u0110a khoa t\u1ec9nh", "section": null, "state": "waiting", "officer": false, "in_roster": true, "channels": ["telegram"], "agreed_at": "2021-02-27T08:00:00+07:00", "version": "1", "records": 0, "photos": 0, "drafts": 0, "erases_at": null, "blocked": false, "last_of": [], "at_top": false}, "choices": [{"code": "back", "value": "", "words": {}}], "accepts": ["text"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36550860, NULL);
INSERT INTO public.conversation VALUES (61, 1, 36550861, 36550861, '142', '{"name": "mine/withdraw", "context": {"name": "L\u00f2 \u0110\u1ee9c \u0110\u00f4ng", "category": "worker", "phone": "\u2022\u2022\u2022104", "office_phone": null, "unit": "C\u00f4ng \u0111o\u00e0n B\u1ec7nh vi\u1ec7n \u0110a khoa t\u1ec9nh", "section": null, "state": "waiting", "officer": false, "in_roster": true, "channels": ["telegram"], "agreed_at": "2021-02-27T08:00:00+07:00", "version": "1", "records": 0, "photos": 0, "drafts": 0, "erases_at": null, "blocked": false, "last_of": [], "at_top": false}, "choices": [{"code": "yes_withdraw_consent", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36550861, NULL);
INSERT INTO public.conversation VALUES (62, 1, 36550860, 36550860, '143', '{"name": "more_menu", "context": {}, "choices": [{"code": "handbook", "value": "", "words": {}}, {"code": "slogans", "value": "", "words": {}}, {"code": "my_data", "value": "", "words": {}}, {"code": "my_settings", "value": "", "words": {}}, {"code": "contact", "value": "", "words": {}}, {"code": "moved", "value": "", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36550860, NULL);
INSERT INTO public.conversation VALUES (63, 1, 36550946, 36550946, '144', '{"name": "officer/accept_many", "context": {"listed": [{"key": 1, "version": 1, "code": "TH-Q4MK", "name": "L\u00ea Th\u1ecb H\u1ea1nh", "subject": "C\u00f4ng nh\u00e2n gi\u1ecfi x\u1ee9 Thanh", "text": "Gi\u1ea3m h\u00e0ng l\u1ed7i; loi duoi 1%"}, {"key": 3, "version": 1, "code": "TH-E3DV", "name": "Ph\u1ea1m Th\u1ecb \u00c9n", "subject": "C\u00f4ng nh\u00e2n gi\u1ecfi x\u1ee9 Thanh", "text": "Gi\u1ea3m h\u00e0ng l\u1ed7i; loi duoi 1%"}]}, "choices": [{"code": "yes_accept_many", "value": "", "words": {"count": 2}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 0, "officer": {"job": "many", "listed": [{"key": 1, "version": 1, "code": "TH-Q4MK", "name": "L\u00ea Th\u1ecb H\u1ea1nh", "subject": "C\u00f4ng nh\u00e2n gi\u1ecfi x\u1ee9 Thanh", "text": "Gi\u1ea3m h\u00e0ng l\u1ed7i; loi duoi 1%"}, {"key": 3, "version": 1, "code": "TH-E3DV", "name": "Ph\u1ea1m Th\u1ecb \u00c9n", "subject": "C\u00f4ng nh\u00e2n gi\u1ecfi x\u1ee9 Thanh", "text": "Gi\u1ea3m h\u00e0ng l\u1ed7i; loi duoi 1%"}], "ticked": [1, 3], "people": [6, 8]}}', '2021-02-28 01:40:00+00', NULL, 36550946, NULL);
INSERT INTO public.conversation VALUES (64, 1, 36550943, 36550943, '145', '{"name": "officer/announce_audience", "context": {"unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai"}, "choices": [{"code": "announce_officers", "value": "", "words": {}}, {"code": "announce_members", "value": "", "words": {}}, {"code": "announce_missing", "value": "", "words": {}}, {"code": "announce_list", "value": "", "words": {}}, {"code": "announce_registered", "value": "", "words": {}}, {"code": "announce_leaders", "value": "", "words": {}}, {"code": "cancel", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "announce", "draft_id": "dfddcdcbc510d043", "unit": 3, "several": false, "found": null, "due": null, "ack": false, "paper": null, "file": null, "registered": null, "campaign": null, "corrects": null}}', '2021-02-28 01:40:00+00', NULL, 36550943, NULL);
INSERT INTO public.conversation VALUES (65, 1, 36550945, 36550945, '146', '{"name": "officer/announce_file", "context": {"file": null}, "choices": [{"code": "no_file", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}, {"code": "cancel", "value": "", "words": {}}], "accepts": ["choice", "file", "photo"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "announce", "draft_id": "6eef6b24d24127be", "file": null, "unit": 3, "role": null, "ack": false, "paper": null, "corrects": 4, "several": false, "found": null, "due": null, "registered": null, "campaign": null, "text": "le thi hanh", "styled": false, "unlinked": false}}', '2021-02-28 01:40:00+00', NULL, 36550945, NULL);
INSERT INTO public.conversation VALUES (66, 1, 36550946, 36550946, '147', '{"name": "officer/announce_list", "context": {"count": 3}, "choices": [{"code": "announce_sent", "value": "4", "words": {"text": "27/02 \u00b7 M\u1eddi t\u1eadp v\u0103n ngh\u1ec7."}}, {"code": "announce_sent", "value": "3", "words": {"text": "27/02 \u00b7 M\u1eddi h\u1ecdp chi\u1ec1u mai."}}, {"code": "announce_sent", "value": "1", "words": {"text": "27/02 \u00b7 M\u1eddi h\u1ecdp l\u00fac 8 gi\u1edd."}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "announce", "draft_id": "dfddcdcbc510d043", "unit": 3, "several": false, "found": null, "due": null, "ack": false, "paper": null, "file": null, "registered": null, "campaign": null, "corrects": null}}', '2021-02-28 01:40:00+00', NULL, 36550946, NULL);
INSERT INTO public.conversation VALUES (67, 1, 36550946, 36550946, '148', '{"name": "officer/announce_mute", "context": {"groups": [{"name": "C\u0110 KKT Nghi S\u01a1n", "units": ["C\u0110 May Sao Mai"]}], "count": 1, "more": 0}, "choices": [{"code": "announce_again", "value": "1", "words": {"count": 1}}, {"code": "announce_silent", "value": "1", "words": {}}, {"code": "announce_status", "value": "1", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 4}', '2021-02-28 01:40:00+00', NULL, 36550946, NULL);
INSERT INTO public.conversation VALUES (76, 1, 36550957, 36550957, '157', '{"name": "officer/duty_day", "context": {"name": "t\u1ed5 ch\u1ee9c ho\u1ea1t \u0111\u1ed9ng v\u0103n h\u00f3a, v\u0103n ngh\u1ec7 - th\u1ec3 d\u1ee5c, th\u1ec3 thao g\u1eafn v\u1edbi tuy\u00ean truy\u1ec1n", "typing": false, "today": "2021-02-28"}, "choices": [{"code": "day_today", "value": "", "words": {}}, {"code": "day_yesterday", "value": "", "words": {}}, {"code": "day_other", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice", "text"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "duties", "start": 0, "listed": [[3, "thanh-hoa-2021", "th21-duty-launch-grassroots", "once"], [3, "thanh-hoa-2021", "th21-duty-culture", "once"], [3, "thanh-hoa-2021", "th21-duty-exchange", "once"], [3, "thanh-hoa-2021", "th21-duty-materials", "once"], [3, "thanh-hoa-2021", "th21-duty-meetings", "once"]], "duty": [3, "thanh-hoa-2021", "th21-duty-culture", "once"]}}', '2021-02-28 01:40:00+00', NULL, 36550957, NULL);
INSERT INTO public.conversation VALUES (68, 1, 36550949, 36550949, '149', '{"name": "officer/announce_preview", "context": {"who": "member", "correction": true, "recipients": 8, "unreachable": 0, "paid": 0, "closed": 0, "reached": 1, "units": 1, "silent": 0, "text": "\u0110\u00cdNH CH\u00cdNH c\u1ee7a C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai\nle thi hanh", "longer": 0, "hidden": 0, "styled": false, "unlinked": false, "now": "2021-02-28T08:30:00+07:00", "planned": null, "due": "2021-02-28T08:30:00+07:00", "quiet": false, "quiet_from": "21:00", "quiet_until": "06:30"}, "choices": [{"code": "announce_now", "value": "", "words": {}}, {"code": "announce_when", "value": "", "words": {}}, {"code": "announce_trial", "value": "", "words": {}}, {"code": "announce_ack", "value": "", "words": {"on": false}}, {"code": "announce_paper", "value": "", "words": {}}, {"code": "edit", "value": "", "words": {}}, {"code": "cancel", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "announce", "draft_id": "6eef6b24d24127be", "file": null, "unit": 3, "role": null, "ack": false, "paper": null, "corrects": 4, "several": false, "found": null, "due": null, "registered": null, "campaign": null, "text": "le thi hanh", "styled": false, "unlinked": false, "count": 8}}', '2021-02-28 01:40:00+00', NULL, 36550949, NULL);
INSERT INTO public.conversation VALUES (69, 1, 36550948, 36550948, '150', '{"name": "officer/announce_status", "context": {"state": "done", "paused_for": null, "due": "2021-02-27T17:00:00+07:00", "now": "2021-02-28T08:30:00+07:00", "ended": "2021-02-28T07:30:00+07:00", "total": 8, "percent": 100, "sent": 8, "waiting": 0, "not_sent": 0, "in_doubt": 0, "cancelled": 0, "reached": 1, "units": 1, "minutes": 1, "answered": null, "text": ""}, "choices": [{"code": "announce_correct", "value": "4", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 4}', '2021-02-28 01:40:00+00', NULL, 36550948, NULL);
INSERT INTO public.conversation VALUES (70, 1, 36550949, 36550949, '151', '{"name": "officer/announce_text", "context": {"limit": 8000, "old": "M\u1eddi t\u1eadp v\u0103n ngh\u1ec7.", "correction": true}, "choices": [{"code": "cancel", "value": "", "words": {}}], "accepts": ["text"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "announce", "draft_id": "6eef6b24d24127be", "file": null, "unit": 3, "role": null, "ack": false, "paper": null, "corrects": 4, "several": false, "found": null, "due": null, "registered": null, "campaign": null}}', '2021-02-28 01:40:00+00', NULL, 36550949, NULL);
INSERT INTO public.conversation VALUES (71, 1, 36550953, 36550953, '152', '{"name": "officer/announce_when", "context": {"example": "2021-03-01"}, "choices": [{"code": "announce_hour", "value": "2021-02-28T11:30:00+07:00", "words": {"time": "11:30", "day": "28/02"}}, {"code": "announce_hour", "value": "2021-02-28T17:00:00+07:00", "words": {"time": "17:00", "day": "28/02"}}, {"code": "announce_hour", "value": "2021-03-01T07:30:00+07:00", "words": {"time": "07:30", "day": "01/03"}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice", "text"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "announce", "draft_id": "6eef6b24d24127be", "file": null, "unit": 3, "role": null, "ack": false, "paper": null, "corrects": 4, "several": false, "found": null, "due": null, "registered": null, "campaign": null, "text": "le thi hanh", "styled": false, "unlinked": false, "count": 8}}', '2021-02-28 01:40:00+00', NULL, 36550953, NULL);
INSERT INTO public.conversation VALUES (72, 1, 36550953, 36550953, '153', '{"name": "officer/block_person", "context": {"name": "L\u00ea Th\u1ecb \u1ea8n", "came": "officer/person", "at": "15"}, "choices": [{"code": "yes_block_person", "value": "14", "words": {}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false, "names": [["person", 14]]}', '{"settled": 4}', '2021-02-28 01:40:00+00', NULL, 36550953, NULL);
INSERT INTO public.conversation VALUES (73, 1, 36550954, 36550954, '154', '{"name": "officer/confirm_all", "context": {"people": [{"name": "L\u00ea Th\u1ecb \u1ea8n", "section": "Chuy\u1ec1n 2", "unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai"}, {"name": "Ng\u00f4 V\u0103n B\u1ef1c", "section": "Chuy\u1ec1n 2", "unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai"}, {"name": "Ph\u1ea1m V\u0103n \u00c2n", "section": "Chuy\u1ec1n 2", "unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai"}, {"name": "L\u00ea Th\u1ecb H\u1ea1nh", "section": "Chuy\u1ec1n 2", "unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai"}, {"name": "Qu\u00e1ch Th\u1ecb B\u01b0\u1edfi", "section": "Chuy\u1ec1n 2", "unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai"}], "unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai"}, "choices": [{"code": "yes_confirm_all", "value": "", "words": {"count": 5}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "people", "memberships": [15, 13, 16, 17, 18], "people": [14, 13, 15, 16, 17]}}', '2021-02-28 01:40:00+00', NULL, 36550954, NULL);
INSERT INTO public.conversation VALUES (74, 1, 36550953, 36550953, '155', '{"name": "officer/duties", "context": {"first": 1, "total": 13, "duties": [{"name": "t\u1ed5 ch\u1ee9c ph\u00e1t \u0111\u1ed9ng h\u01b0\u1edfng \u1ee9ng phong tr\u00e0o thi \u0111ua", "written": "ho\u00e0n th\u00e0nh trong th\u00e1ng 04 n\u0103m 2021", "day": "2021-04-30", "chosen": false, "state": "done", "done_on": "2021-02-26", "letter": "12/CV-C\u0110", "proof": true, "unit": null}, {"name": "t\u1ed5 ch\u1ee9c ho\u1ea1t \u0111\u1ed9ng v\u0103n h\u00f3a, v\u0103n ngh\u1ec7 - th\u1ec3 d\u1ee5c, th\u1ec3 thao g\u1eafn v\u1edbi tuy\u00ean truy\u1ec1n", "written": null, "day": null, "chosen": false, "state": "open", "done_on": null, "letter": null, "proof": false, "unit": null}, {"name": "t\u1ed5 ch\u1ee9c trao \u0111\u1ed5i, giao l\u01b0u v\u1edbi \u0111i\u1ec3n h\u00ecnh ti\u00ean ti\u1ebfn; ph\u1ed5 bi\u1ebfn, nh\u00e2n r\u1ed9ng c\u00e1ch l\u00e0m hay", "written": null, "day": null, "chosen": false, "state": "open", "done_on": null, "letter": null, "proof": false, "unit": null}, {"name": "bi\u00ean so\u1ea1n, ph\u00e1t h\u00e0nh t\u00e0i li\u1ec7u, \u1ea5n ph\u1ea9m tuy\u00ean truy\u1ec1n", "written": null, "day": null, "chosen": false, "state": "open", "done_on": null, "letter": null, "proof": false, "unit": null}, {"name": "tham m\u01b0u, ph\u1ed1i h\u1ee3p t\u1ed5 ch\u1ee9c h\u1ed9i ngh\u1ecb, h\u1ed9i th\u1ea3o, t\u1ecda \u0111\u00e0m, trao \u0111\u1ed5i kinh nghi\u1ec7m", "written": null, "day": null, "chosen": false, "state": "open", "done_on": null, "letter": null, "proof": false, "unit": null}], "others": [{"name": "g\u1eedi K\u1ebf ho\u1ea1ch h\u00e0nh \u0111\u1ed9ng v\u1ec1 L\u0110L\u0110 t\u1ec9nh", "written": "tr\u01b0\u1edbc ng\u00e0y 06/3/2021", "level": "grassroots", "levels": ["directly_superior_union", "directly_attached_grassroots"]}]}, "choices": [{"code": "duty", "value": "0", "words": {"text": "Ph\u00e1t \u0111\u1ed9ng", "number": 1}}, {"code": "duty", "value": "1", "words": {"text": "Tuy\u00ean truy\u1ec1n", "number": 2}}, {"code": "duty", "value": "2", "words": {"text": "H\u1ed9i ngh\u1ecb", "number": 3}}, {"code": "duty", "value": "3", "words": {"text": "Tuy\u00ean truy\u1ec1n", "number": 4}}, {"code": "duty", "value": "4", "words": {"text": "H\u1ed9i ngh\u1ecb", "number": 5}}, {"code": "more", "value": "5", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "duties", "start": 0, "listed": [[3, "thanh-hoa-2021", "th21-duty-launch-grassroots", "once"], [3, "thanh-hoa-2021", "th21-duty-culture", "once"], [3, "thanh-hoa-2021", "th21-duty-exchange", "once"], [3, "thanh-hoa-2021", "th21-duty-materials", "once"], [3, "thanh-hoa-2021", "th21-duty-meetings", "once"]]}}', '2021-02-28 01:40:00+00', NULL, 36550953, NULL);
INSERT INTO public.conversation VALUES (75, 1, 36550955, 36550955, '156', '{"name": "officer/duty", "context": {"name": "t\u1ed5 ch\u1ee9c ph\u00e1t \u0111\u1ed9ng h\u01b0\u1edfng \u1ee9ng phong tr\u00e0o thi \u0111ua", "written": "ho\u00e0n th\u00e0nh trong th\u00e1ng 04 n\u0103m 2021", "day": "2021-04-30", "chosen": false, "state": "done", "done_on": "2021-02-26", "letter": "12/CV-C\u0110", "proof": true, "unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai", "section": "II.3.2", "words": "C\u00f4ng \u0111o\u00e0n c\u01a1 s\u1edf ho\u00e0n th\u00e0nh trong th\u00e1ng 04 n\u0103m 2021", "paper": "H\u01b0\u1edbng d\u1eabn", "paper_number": "06/HD-L\u0110L\u0110", "signed": "2021-02-25", "way": null, "departments": []}, "choices": [{"code": "undo_duty", "value": "", "words": {}}, {"code": "see_proof", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "duties", "start": 0, "listed": [[3, "thanh-hoa-2021", "th21-duty-launch-grassroots", "once"], [3, "thanh-hoa-2021", "th21-duty-culture", "once"], [3, "thanh-hoa-2021", "th21-duty-exchange", "once"], [3, "thanh-hoa-2021", "th21-duty-materials", "once"], [3, "thanh-hoa-2021", "th21-duty-meetings", "once"]], "duty": [3, "thanh-hoa-2021", "th21-duty-launch-grassroots", "once"]}}', '2021-02-28 01:40:00+00', NULL, 36550955, NULL);
INSERT INTO public.conversation VALUES (77, 1, 36550960, 36550960, '158', '{"name": "officer/duty_letter", "context": {"name": "t\u1ed5 ch\u1ee9c ho\u1ea1t \u0111\u1ed9ng v\u0103n h\u00f3a, v\u0103n ngh\u1ec7 - th\u1ec3 d\u1ee5c, th\u1ec3 thao g\u1eafn v\u1edbi tuy\u00ean truy\u1ec1n", "day": "2021-02-28", "proof": {"paper": false, "name": null}}, "choices": [{"code": "skip", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}], "accepts": ["text"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "duties", "start": 0, "listed": [[3, "thanh-hoa-2021", "th21-duty-launch-grassroots", "once"], [3, "thanh-hoa-2021", "th21-duty-culture", "once"], [3, "thanh-hoa-2021", "th21-duty-exchange", "once"], [3, "thanh-hoa-2021", "th21-duty-materials", "once"], [3, "thanh-hoa-2021", "th21-duty-meetings", "once"]], "duty": [3, "thanh-hoa-2021", "th21-duty-culture", "once"], "day": "2021-02-28", "proof": ["7c4c53bb72813a79e686439cb1ef97e98601336a23f17aca806f3fa89723d089", "image/jpeg", 677, null]}}', '2021-02-28 01:40:00+00', NULL, 36550960, NULL);
INSERT INTO public.conversation VALUES (78, 1, 36550960, 36550960, '159', '{"name": "officer/duty_proof", "context": {"name": "t\u1ed5 ch\u1ee9c ho\u1ea1t \u0111\u1ed9ng v\u0103n h\u00f3a, v\u0103n ngh\u1ec7 - th\u1ec3 d\u1ee5c, th\u1ec3 thao g\u1eafn v\u1edbi tuy\u00ean truy\u1ec1n", "day": "2021-02-28", "proof": null}, "choices": [{"code": "skip", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}], "accepts": ["file", "photo", "text"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "duties", "start": 0, "listed": [[3, "thanh-hoa-2021", "th21-duty-launch-grassroots", "once"], [3, "thanh-hoa-2021", "th21-duty-culture", "once"], [3, "thanh-hoa-2021", "th21-duty-exchange", "once"], [3, "thanh-hoa-2021", "th21-duty-materials", "once"], [3, "thanh-hoa-2021", "th21-duty-meetings", "once"]], "duty": [3, "thanh-hoa-2021", "th21-duty-culture", "once"], "day": "2021-02-28", "proof": null}}', '2021-02-28 01:40:00+00', NULL, 36550960, NULL);
INSERT INTO public.conversation VALUES (79, 1, 36550958, 36550958, '160', '{"name": "officer/letter_answer", "context": {"member": "L\u00ea Th\u1ecb H\u1ea1nh", "limit": 1000}, "choices": [{"code": "home", "value": "", "words": {}}], "accepts": ["text"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "letter", "member": 6, "people": [6]}}', '2021-02-28 01:40:00+00', NULL, 36550958, NULL);
INSERT INTO public.conversation VALUES (80, 1, 36550961, 36550961, '161', '{"name": "officer/many", "context": {"listed": [{"key": 1, "version": 1, "code": "TH-Q4MK", "name": "L\u00ea Th\u1ecb H\u1ea1nh", "subject": "C\u00f4ng nh\u00e2n gi\u1ecfi x\u1ee9 Thanh", "text": "Gi\u1ea3m h\u00e0ng l\u1ed7i; loi duoi 1%"}, {"key": 3, "version": 1, "code": "TH-E3DV", "name": "Ph\u1ea1m Th\u1ecb \u00c9n", "subject": "C\u00f4ng nh\u00e2n gi\u1ecfi x\u1ee9 Thanh", "text": "Gi\u1ea3m h\u00e0ng l\u1ed7i; loi duoi 1%"}], "count": 0, "total": 2}, "choices": [{"code": "many_all", "value": "", "words": {"count": 2}}, {"code": "many_record", "value": "1", "words": {"code": "TH-Q4MK", "name": "L\u00ea Th\u1ecb H\u1ea1nh", "ticked": false}}, {"code": "many_record", "value": "3", "words": {"code": "TH-E3DV", "name": "Ph\u1ea1m Th\u1ecb \u00c9n", "ticked": false}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 0, "officer": {"job": "many", "listed": [{"key": 1, "version": 1, "code": "TH-Q4MK", "name": "L\u00ea Th\u1ecb H\u1ea1nh", "subject": "C\u00f4ng nh\u00e2n gi\u1ecfi x\u1ee9 Thanh", "text": "Gi\u1ea3m h\u00e0ng l\u1ed7i; loi duoi 1%"}, {"key": 3, "version": 1, "code": "TH-E3DV", "name": "Ph\u1ea1m Th\u1ecb \u00c9n", "subject": "C\u00f4ng nh\u00e2n gi\u1ecfi x\u1ee9 Thanh", "text": "Gi\u1ea3m h\u00e0ng l\u1ed7i; loi duoi 1%"}], "ticked": [], "people": [6, 8]}}', '2021-02-28 01:40:00+00', NULL, 36550961, NULL);
INSERT INTO public.conversation VALUES (81, 1, 36550960, 36550960, '162', '{"name": "officer/matched", "context": {"matched": 1, "others": 4}, "choices": [{"code": "confirm_matched", "value": "", "words": {"count": 1}}, {"code": "each_person", "value": "", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "people", "memberships": [15]}}', '2021-02-28 01:40:00+00', NULL, 36550960, NULL);
INSERT INTO public.conversation VALUES (82, 1, 36550963, 36550963, '163', '{"name": "officer/notice", "context": {"code": "TH-PXN2", "action": "reject", "text": "H\u1ed3 s\u01a1 TH-PXN2 kh\u00f4ng \u0111\u01b0\u1ee3c ghi nh\u1eadn.\nC\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai: \u201cVi\u1ec7c n\u00e0y n\u1eb1m ngo\u00e0i n\u1ed9i dung c\u1ee7a phong tr\u00e0o thi \u0111ua.\u201d\nC\u1ea7n h\u1ecfi th\u00eam, m\u1eddi \u0111\u1ed3ng ch\u00ed g\u1eb7p ho\u1eb7c nh\u1eafn c\u00e1n b\u1ed9 c\u00f4ng \u0111o\u00e0n c\u1ee7a \u0111\u01a1n v\u1ecb."}, "choices": [{"code": "send_reject", "value": "8", "words": {}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 0, "officer": {"job": "review", "record": 8, "code": "TH-PXN2", "photos": false, "seen": 1, "action": "reject", "parts": {}, "people": [7], "reason": "Vi\u1ec7c n\u00e0y n\u1eb1m ngo\u00e0i n\u1ed9i dung c\u1ee7a phong tr\u00e0o thi \u0111ua."}}', '2021-02-28 01:40:00+00', NULL, 36550963, NULL);
INSERT INTO public.conversation VALUES (83, 1, 36550963, 36550963, '164', '{"name": "officer/person", "context": {"blocked": null, "number": 1, "total": 5, "name": "L\u00ea Th\u1ecb \u1ea8n", "section": "Chuy\u1ec1n 2", "category": "worker", "unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai", "records": 0, "matched": true, "listed_as": null, "called": null, "bare": false}, "choices": [{"code": "confirm_person", "value": "15", "words": {}}, {"code": "refuse_person", "value": "15", "words": {}}, {"code": "next_person", "value": "15", "words": {}}, {"code": "confirm_all", "value": "", "words": {"count": 5, "all": true}}, {"code": "block_person", "value": "14-15", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false, "names": [["person", 14]]}', '{"settled": 4}', '2021-02-28 01:40:00+00', NULL, 36550963, NULL);
INSERT INTO public.conversation VALUES (84, 1, 36550964, 36550964, '165', '{"name": "officer/praised", "context": {"record": 8, "code": "TH-PXN2", "queued": true, "written": "Ho\u00e0ng Th\u1ecb Mai", "name": null, "joined": false, "accepted": false, "publish": "unmatched", "how": null, "wish": null}, "choices": [{"code": "praised_is", "value": "p10", "words": {"name": "Ho\u00e0ng Th\u1ecb Mai", "section": "Chuy\u1ec1n 2"}}, {"code": "praised_is", "value": "p11", "words": {"name": "H\u00e0 Th\u1ecb Lan", "section": "Chuy\u1ec1n 2"}}, {"code": "praised_is", "value": "p8", "words": {"name": "Ph\u1ea1m Th\u1ecb \u00c9n", "section": "Chuy\u1ec1n 2"}}, {"code": "praised_is", "value": "p6", "words": {"name": "L\u00ea Th\u1ecb H\u1ea1nh", "section": "Chuy\u1ec1n 2"}}, {"code": "vouch", "value": "", "words": {"guardian": false}}, {"code": "back", "value": "", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false, "names": [["person", 6], ["person", 7], ["person", 8], ["person", 10], ["person", 11]]}', '{"settled": 0}', '2021-02-28 01:40:00+00', NULL, 36550964, NULL);
INSERT INTO public.conversation VALUES (85, 1, 36550967, 36550967, '166', '{"name": "officer/praised_age", "context": {"code": "TH-PXN2"}, "choices": [{"code": "is_adult", "value": "", "words": {}}, {"code": "is_minor", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 0, "officer": {"job": "praised", "record": 8, "queued": true, "code": "TH-PXN2", "guardian": false, "wish": null, "people": [7], "adult": true, "said": "agreed"}}', '2021-02-28 01:40:00+00', NULL, 36550967, NULL);
INSERT INTO public.conversation VALUES (86, 1, 36550969, 36550969, '167', '{"name": "officer/praised_guardian", "context": {"code": "TH-PXN2"}, "choices": [{"code": "guardian_agreed", "value": "", "words": {}}, {"code": "guardian_unasked", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 0, "officer": {"job": "praised", "record": 8, "queued": true, "code": "TH-PXN2", "guardian": false, "wish": null, "people": [7], "adult": true, "said": "agreed"}}', '2021-02-28 01:40:00+00', NULL, 36550969, NULL);
INSERT INTO public.conversation VALUES (87, 1, 36550969, 36550969, '168', '{"name": "officer/praised_how", "context": {"code": "TH-PXN2", "limit": 300}, "choices": [{"code": "consent_way", "value": "orally", "words": {"text": "H\u1ecfi tr\u1ef1c ti\u1ebfp, b\u1eb1ng l\u1eddi"}}, {"code": "consent_way", "value": "in_writing", "words": {"text": "B\u1eb1ng v\u0103n b\u1ea3n, c\u00f3 ch\u1eef k\u00fd"}}, {"code": "consent_way", "value": "by_phone", "words": {"text": "Qua \u0111i\u1ec7n tho\u1ea1i, tin nh\u1eafn"}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice", "text"], "start": 0, "ask_contact": false}', '{"settled": 0, "officer": {"job": "praised", "record": 8, "queued": true, "code": "TH-PXN2", "guardian": false, "wish": null, "people": [7], "adult": true, "said": "refused"}}', '2021-02-28 01:40:00+00', NULL, 36550969, NULL);
INSERT INTO public.conversation VALUES (88, 1, 36550969, 36550969, '169', '{"name": "officer/praised_said", "context": {"code": "TH-PXN2", "guardian": false}, "choices": [{"code": "said_yes", "value": "", "words": {}}, {"code": "said_story", "value": "", "words": {}}, {"code": "said_no", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 0, "officer": {"job": "praised", "record": 8, "queued": true, "code": "TH-PXN2", "guardian": false, "wish": null, "people": [7], "adult": true, "said": null}}', '2021-02-28 01:40:00+00', NULL, 36550969, NULL);
INSERT INTO public.conversation VALUES (89, 1, 36550969, 36550969, '170', '{"name": "officer/reason", "context": {"code": "TH-PXN2", "action": "reject"}, "choices": [{"code": "reason", "value": "off_topic", "words": {"text": "Ngo\u00e0i n\u1ed9i dung thi \u0111ua"}}, {"code": "reason", "value": "sent_twice", "words": {"text": "Tr\u00f9ng h\u1ed3 s\u01a1 \u0111\u00e3 g\u1eedi"}}, {"code": "reason", "value": "not_so", "words": {"text": "Ch\u01b0a \u0111\u00fang s\u1ef1 vi\u1ec7c"}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice", "text"], "start": 0, "ask_contact": false}', '{"settled": 0, "officer": {"job": "review", "record": 8, "code": "TH-PXN2", "photos": false, "seen": 1, "action": "reject", "parts": {}, "people": [7]}}', '2021-02-28 01:40:00+00', NULL, 36550969, NULL);
INSERT INTO public.conversation VALUES (90, 1, 36550969, 36550969, '171', '{"name": "officer/record", "context": {"code": "TH-PXN2", "kind": "good_deed", "subject": "", "round": "N\u0103m 2021", "state": "submitted", "lines": [["G\u01b0\u01a1ng c\u1ee7a", "Ng\u01b0\u1eddi kh\u00e1c"], ["Ng\u01b0\u1eddi \u0111\u01b0\u1ee3c gi\u1edbi thi\u1ec7u", "Ho\u00e0ng Th\u1ecb Mai"], ["Vi\u1ec7c t\u1ed1t", "C\u1ee9u m\u1ed9t em b\u00e9 b\u1ecb \u0111u\u1ed1i n\u01b0\u1edbc"], ["Ng\u00e0y", "26/02/2021"], ["N\u01a1i", "N\u01a1i l\u00e0m vi\u1ec7c"], ["Khi k\u1ec3 l\u1ea1i", "Kh\u00f4ng n\u00eau t\u00ean ng\u01b0\u1eddi gi\u1edbi thi\u1ec7u"], ["T\u00ednh ch\u1ea5t", "Vi\u1ec7c \u0111\u1ed9t xu\u1ea5t, b\u00e1o ngay"]], "photos": 0, "sender": "L\u00ea V\u0103n S\u01a1n", "section": "Chuy\u1ec1n 2", "unit": null, "version": 1, "publish": null, "praised": null, "outstanding": true, "number": 1, "total": 4}, "choices": [{"code": "accept", "value": "8", "words": {}}, {"code": "return_record", "value": "8", "words": {}}, {"code": "reject_record", "value": "8", "words": {}}, {"code": "next_record", "value": "8", "words": {}}, {"code": "praised", "value": "8", "words": {}}, {"code": "unmark_outstanding", "value": "8", "words": {}}, {"code": "accept_many", "value": "", "words": {}}, {"code": "block_person", "value": "7-8", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false, "names": [["person", 7]]}', '{"settled": 0}', '2021-02-28 01:40:00+00', NULL, 36550969, NULL);
INSERT INTO public.conversation VALUES (91, 1, 36550972, 36550972, '172', '{"name": "officer/refuse_person", "context": {"name": "L\u00ea Th\u1ecb \u1ea8n", "unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai", "records": 0}, "choices": [{"code": "yes_refuse_person", "value": "15", "words": {}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "people", "membership": 15, "people": [14]}}', '2021-02-28 01:40:00+00', NULL, 36550972, NULL);
INSERT INTO public.conversation VALUES (92, 1, 36550972, 36550972, '173', '{"name": "officer/return_parts", "context": {"code": "TH-PXN2", "ticked": []}, "choices": [{"code": "part", "value": "of_whom", "words": {"text": "G\u01b0\u01a1ng c\u1ee7a", "ticked": false}}, {"code": "part", "value": "who", "words": {"text": "Ng\u01b0\u1eddi \u0111\u01b0\u1ee3c gi\u1edbi thi\u1ec7u", "ticked": false}}, {"code": "part", "value": "what", "words": {"text": "Vi\u1ec7c t\u1ed1t", "ticked": false}}, {"code": "part", "value": "date", "words": {"text": "Ng\u00e0y", "ticked": false}}, {"code": "part", "value": "where", "words": {"text": "N\u01a1i", "ticked": false}}, {"code": "part", "value": "photos", "words": {"text": "\u1ea2nh", "ticked": false}}, {"code": "part", "value": "effect", "words": {"text": "K\u1ebft qu\u1ea3", "ticked": false}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 0, "officer": {"job": "review", "record": 8, "code": "TH-PXN2", "photos": false, "seen": 1, "action": "return", "parts": {}, "people": [7]}}', '2021-02-28 01:40:00+00', NULL, 36550972, NULL);
INSERT INTO public.conversation VALUES (93, 1, 36550973, 36550973, '174', '{"name": "officer/urge", "context": {"unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai", "thing": "\u201cC\u00f4ng nh\u00e2n gi\u1ecfi x\u1ee9 Thanh\u201d", "year": 2021, "registered": 3, "joined": 5, "absent": 0}, "choices": [{"code": "urge_remind", "value": "", "words": {"count": 5}}, {"code": "urge_invite", "value": "", "words": {}}, {"code": "urge_sheet", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "urge", "unit": 3, "several": false, "found": null, "thing": "th21-title-worker", "one": false}}', '2021-02-28 01:40:00+00', NULL, 36550973, NULL);
INSERT INTO public.conversation VALUES (94, 1, 36550975, 36550975, '175', '{"name": "officer/urge_invite", "context": {"unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai", "join_code": "MAY0123", "link": "https://t.me/thidua_bot?start=u-MAY0123"}, "choices": [{"code": "back", "value": "", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "urge", "unit": 3, "several": false, "found": null, "thing": "th21-title-worker", "one": false}}', '2021-02-28 01:40:00+00', NULL, 36550975, NULL);
INSERT INTO public.conversation VALUES (95, 1, 36550974, 36550974, '176', '{"name": "officer/urge_thing", "context": {"unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai", "year": 2021}, "choices": [{"code": "urge_thing", "value": "th21-title-worker", "words": {"text": "\u201cC\u00f4ng nh\u00e2n gi\u1ecfi x\u1ee9 Thanh\u201d"}}, {"code": "urge_thing", "value": "th21-title-employee", "words": {"text": "\u201cC\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng ti\u00eau bi\u1ec3u x\u1ee9 Thanh\u201d"}}, {"code": "urge_thing", "value": "th21-reg-task", "words": {"text": "Vi\u1ec7c l\u00e0m c\u1ee5 th\u1ec3"}}, {"code": "urge_thing", "value": "th21-reg-pledge", "words": {"text": "H\u01b0\u1edfng \u1ee9ng giao \u01b0\u1edbc"}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 4, "officer": {"job": "urge", "unit": 3, "several": false, "found": null, "thing": null, "one": false}}', '2021-02-28 01:40:00+00', NULL, 36550974, NULL);
INSERT INTO public.conversation VALUES (96, 1, 36550895, 36550895, '177', '{"name": "publish/asked", "context": {"story": "Gi\u00fap b\u1ea1n l\u00fac \u1ed1m \u0111au"}, "choices": [{"code": "publish_yes", "value": "3", "words": {}}, {"code": "publish_story", "value": "3", "words": {}}, {"code": "publish_no", "value": "3", "words": {}}, {"code": "publish_wrong", "value": "3", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false, "names": [["person", 10]]}', '{}', '2021-02-28 01:40:00+00', NULL, 36550895, NULL);
INSERT INTO public.conversation VALUES (97, 1, 36550895, 36550895, '178', '{"name": "records/list", "context": {"count": 0}, "choices": [{"code": "publish_open", "value": "3", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36550895, NULL);
INSERT INTO public.conversation VALUES (98, 1, 36550907, 36550907, '179', '{"name": "records/view", "context": {"code": "TH-4FU7", "kind": "good_deed", "subject": "", "round": "N\u0103m 2021", "state": "submitted", "lines": [["G\u01b0\u01a1ng c\u1ee7a", "T\u00f4i"], ["Vi\u1ec7c t\u1ed1t", "S\u1eeda m\u00e1y cho c\u1ea3 chuy\u1ec1n"], ["Ng\u00e0y", "27/02/2021"], ["N\u01a1i", "N\u01a1i l\u00e0m vi\u1ec7c"], ["\u1ea2nh", "1 \u1ea3nh"]], "photos": 1, "until": null, "may_change": true, "by": null, "every": null}, "choices": [{"code": "edit_record", "value": "TH-4FU7", "words": {}}, {"code": "withdraw", "value": "TH-4FU7", "words": {}}, {"code": "see_files", "value": "TH-4FU7", "words": {}}, {"code": "back", "value": "", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form_at": "2021-02-27T08:20:00+07:00", "album": [null, 36550820]}', '2021-02-28 01:40:00+00', NULL, 36550907, NULL);
INSERT INTO public.conversation VALUES (99, 1, 36550909, 36550909, '180', '{"name": "records/withdraw", "context": {"code": "TH-4FU7"}, "choices": [{"code": "yes_withdraw", "value": "TH-4FU7", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form_at": "2021-02-27T08:20:00+07:00", "album": [null, 36550820]}', '2021-02-28 01:40:00+00', NULL, 36550909, NULL);
INSERT INTO public.conversation VALUES (100, 1, 36550898, 36550898, '181', '{"name": "register/things", "context": {"year": 2021, "unsigned": true}, "choices": [{"code": "thing", "value": "th21-title-worker", "words": {"text": "\u201cC\u00f4ng nh\u00e2n gi\u1ecfi x\u1ee9 Thanh\u201d"}}, {"code": "thing", "value": "th21-title-employee", "words": {"text": "\u201cC\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng ti\u00eau bi\u1ec3u x\u1ee9 Thanh\u201d"}}, {"code": "thing", "value": "th21-reg-task", "words": {"text": "Vi\u1ec7c l\u00e0m c\u1ee5 th\u1ec3"}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36550898, NULL);
INSERT INTO public.conversation VALUES (101, 1, 36550907, 36550907, '182', '{"name": "section/invite", "context": {"unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai", "join_code": "MAY0123", "link": "https://t.me/thidua_bot?start=u-MAY0123"}, "choices": [{"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"form_at": "2021-02-27T08:20:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36550907, NULL);
INSERT INTO public.conversation VALUES (102, 1, 36550981, 36550981, '183', '{"name": "settings/digest", "context": {}, "choices": [{"code": "at_hour", "value": "07:30", "words": {"text": "07:30"}}, {"code": "at_hour", "value": "11:30", "words": {"text": "11:30"}}, {"code": "at_hour", "value": "17:00", "words": {"text": "17:00"}}, {"code": "at_hour", "value": "19:00", "words": {"text": "19:00"}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{"settled": 4}', '2021-02-28 01:40:00+00', NULL, 36550981, NULL);
INSERT INTO public.conversation VALUES (103, 1, 36550902, 36550902, '184', '{"name": "settings/form", "context": {}, "choices": [{"code": "you_unknown", "value": "", "words": {}}, {"code": "you_officer", "value": "", "words": {}}, {"code": "you_friend", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36550902, NULL);
INSERT INTO public.conversation VALUES (104, 1, 36550902, 36550902, '185', '{"name": "settings/list", "context": {"wishes": true, "reminders": true, "form": "anh/ch\u1ecb", "officer": false, "digest_at": "07:30", "remind_at": "08:00", "office_phone": null}, "choices": [{"code": "wishes_off", "value": "", "words": {}}, {"code": "reminders_off", "value": "", "words": {}}, {"code": "my_apps", "value": "", "words": {}}, {"code": "choose_form", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}', '{}', '2021-02-28 01:40:00+00', NULL, 36550902, NULL);
INSERT INTO public.conversation VALUES (106, 1, 36551716, 36551716, '1000', '{"name": "menu", "context": {"name": "L\u00f2 \u0110\u1ee9c \u0110\u00f4ng", "ended_unit": null}, "choices": [{"code": "register", "value": "", "words": {}}, {"code": "good_deed", "value": "", "words": {}}, {"code": "records", "value": "", "words": {}}, {"code": "calendar", "value": "", "words": {}}, {"code": "more_menu", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false, "page": 9, "limit": 9}', '{}', '2021-02-28 01:40:00+00', NULL, 36551716, NULL);
INSERT INTO public.conversation VALUES (107, 1, 36551717, 36551717, '1000', '{"name": "form/question", "context": {"number": 1, "total": 5, "prompt": "G\u01b0\u01a1ng c\u1ee7a ai?", "kind": "choice", "told": false, "free_text": false, "asking": false, "old": null, "last": null, "photos": 0, "today": "2021-02-28"}, "choices": [{"code": "answer", "value": "other", "words": {"text": "Ng\u01b0\u1eddi kh\u00e1c"}}, {"code": "answer", "value": "collective", "words": {"text": "T\u1eadp th\u1ec3"}}, {"code": "answer", "value": "self", "words": {"text": "T\u00f4i"}}, {"code": "back", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false, "page": 5, "limit": 5}', '{"form": {"id": "0384ffd4744a49d7b61e80d7473f3a74", "kind": "good_deed", "campaign": "thanh-hoa-2021", "subject": "good_deed", "form": "good_deed", "version": 4, "at": "of_whom", "answers": {}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-28T08:30:00+07:00"}', '2021-02-28 01:40:00+00', NULL, 36551717, NULL);
INSERT INTO public.conversation VALUES (108, 1, 36551798, 36551798, '1000', '{"name": "officer/record", "context": {"code": "TH-PXN2", "kind": "good_deed", "subject": "", "round": "N\u0103m 2021", "state": "submitted", "lines": [["G\u01b0\u01a1ng c\u1ee7a", "Ng\u01b0\u1eddi kh\u00e1c"], ["Ng\u01b0\u1eddi \u0111\u01b0\u1ee3c gi\u1edbi thi\u1ec7u", "Ho\u00e0ng Th\u1ecb Mai"], ["Vi\u1ec7c t\u1ed1t", "C\u1ee9u m\u1ed9t em b\u00e9 b\u1ecb \u0111u\u1ed1i n\u01b0\u1edbc"], ["Ng\u00e0y", "26/02/2021"], ["N\u01a1i", "N\u01a1i l\u00e0m vi\u1ec7c"], ["Khi k\u1ec3 l\u1ea1i", "Kh\u00f4ng n\u00eau t\u00ean ng\u01b0\u1eddi gi\u1edbi thi\u1ec7u"], ["T\u00ednh ch\u1ea5t", "Vi\u1ec7c \u0111\u1ed9t xu\u1ea5t, b\u00e1o ngay"]], "photos": 0, "sender": "L\u00ea V\u0103n S\u01a1n", "section": "Chuy\u1ec1n 2", "unit": null, "version": 1, "publish": null, "praised": null, "outstanding": true, "number": 1, "total": 4}, "choices": [{"code": "accept", "value": "8", "words": {}}, {"code": "return_record", "value": "8", "words": {}}, {"code": "reject_record", "value": "8", "words": {}}, {"code": "next_record", "value": "8", "words": {}}, {"code": "praised", "value": "8", "words": {}}, {"code": "unmark_outstanding", "value": "8", "words": {}}, {"code": "accept_many", "value": "", "words": {}}, {"code": "block_person", "value": "7-8", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false, "names": [["person", 7]], "page": 5, "limit": 5}', '{"settled": 0}', '2021-02-28 01:40:00+00', NULL, 36551798, NULL);
INSERT INTO public.conversation VALUES (109, 1, 36551799, 36551799, '1000', '{"name": "officer/reason", "context": {"code": "TH-PXN2", "action": "reject"}, "choices": [{"code": "reason", "value": "off_topic", "words": {"text": "Ngo\u00e0i n\u1ed9i dung thi \u0111ua"}}, {"code": "reason", "value": "sent_twice", "words": {"text": "Tr\u00f9ng h\u1ed3 s\u01a1 \u0111\u00e3 g\u1eedi"}}, {"code": "reason", "value": "not_so", "words": {"text": "Ch\u01b0a \u0111\u00fang s\u1ef1 vi\u1ec7c"}}, {"code": "back", "value": "", "words": {}}], "accepts": ["choice", "text"], "start": 0, "ask_contact": false, "page": 9, "limit": 9}', '{"settled": 0, "officer": {"job": "review", "record": 8, "code": "TH-PXN2", "photos": false, "seen": 1, "action": "reject", "parts": {}, "people": [7]}}', '2021-02-28 01:40:00+00', NULL, 36551799, NULL);
INSERT INTO public.data_key VALUES ('46696401bd511dcfb696908bbb9de4938ca426a74a08adfb5b053fb62fbc0e54', NULL, '2026-11-28 11:51:43+00');
INSERT INTO public.data_request VALUES (1, 3, 'erase', 'Đơn số 5 của Lê Thị Hạnh', '2021-02-26', false, '2021-03-02', '2021-03-13', 1, '2021-02-27 02:00:00+00', NULL, NULL, NULL);
INSERT INTO public.duty_done VALUES (1, 3, 'thanh-hoa-2021', 'th21-duty-launch-grassroots', 'once', '2021-02-26', '12/CV-CĐ', 1, '2021-02-27 01:40:00+00', NULL, '78ad5a62ac18536dc18c54f2c3a23813d8579ea5a4ee3b89610489c144707b0a', 'image/jpeg', 678, NULL);
INSERT INTO public.export VALUES (1, 'q5cn2uf5yhiyvkzbhnejz6j4s3trudtv', 11, '2021-02-27 02:50:00+00', '2021-02-28 02:50:00+00');
INSERT INTO public.handout VALUES (1, 'abababababababababababababababababababababababababababababababab', 'zalo_bot', 'zalo-1', 'danh-sach.xlsx', 'application/octet-stream', '2021-02-28 02:40:00+00');
INSERT INTO public.inbox VALUES (1, 'telegram', '100000001', '1000', '{"update_id": 100000001, "message": {"message_id": 1, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start i-3aam7upce32h7hybpz26pvqbktrydwma", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (2, 'telegram', '100000002', '1000', '{"update_id": 100000002, "callback_query": {"id": "4294967296001", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 2, "date": 1614387600, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550801:accept_invitation"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (3, 'telegram', '100000003', '1000', '{"update_id": 100000003, "callback_query": {"id": "4294967296002", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 2, "date": 1614387600, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550802:agree"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (4, 'telegram', '100000004', '1000', '{"update_id": 100000004, "message": {"message_id": 3, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "Tr\u1ea7n Th\u1ecb Hoa"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (5, 'telegram', '100000005', '1001', '{"update_id": 100000005, "message": {"message_id": 5, "from": {"id": 1001, "is_bot": false, "first_name": "-"}, "chat": {"id": 1001, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start i-ez4cd37aqftzknrefxbr54hc2ggx36x2", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (6, 'telegram', '100000006', '1001', '{"update_id": 100000006, "callback_query": {"id": "4299262263299", "from": {"id": 1001, "is_bot": false, "first_name": "-"}, "chat_instance": "65601578", "message": {"message_id": 6, "date": 1614387600, "chat": {"id": 1001, "first_name": "-", "type": "private"}}, "data": "36550801:accept_invitation"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (7, 'telegram', '100000007', '1001', '{"update_id": 100000007, "callback_query": {"id": "4299262263300", "from": {"id": 1001, "is_bot": false, "first_name": "-"}, "chat_instance": "65601578", "message": {"message_id": 6, "date": 1614387600, "chat": {"id": 1001, "first_name": "-", "type": "private"}}, "data": "36550802:agree"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (8, 'telegram', '100000008', '1001', '{"update_id": 100000008, "message": {"message_id": 7, "from": {"id": 1001, "is_bot": false, "first_name": "-"}, "chat": {"id": 1001, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "V\u0169 Th\u1ecb C\u00fac"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (9, 'telegram', '100000009', '1002', '{"update_id": 100000009, "message": {"message_id": 9, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start i-26uzcdtrt4ngk7e6tpjmqsnkrnia4cfy", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (10, 'telegram', '100000010', '1002', '{"update_id": 100000010, "callback_query": {"id": "4303557230597", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 10, "date": 1614387600, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550801:accept_invitation"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (11, 'telegram', '100000011', '1002', '{"update_id": 100000011, "callback_query": {"id": "4303557230598", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 10, "date": 1614387600, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550802:agree"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (12, 'telegram', '100000012', '1002', '{"update_id": 100000012, "message": {"message_id": 11, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "Ph\u1ea1m V\u0103n Th\u00e0nh"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (13, 'telegram', '100000013', '1003', '{"update_id": 100000013, "message": {"message_id": 13, "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat": {"id": 1003, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start i-yrarctvzshuvktvdfxfwm47km2v7jhdf", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (14, 'telegram', '100000014', '1003', '{"update_id": 100000014, "callback_query": {"id": "4307852197895", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 14, "date": 1614387600, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "36550801:accept_invitation"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (15, 'telegram', '100000015', '1003', '{"update_id": 100000015, "callback_query": {"id": "4307852197896", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 14, "date": 1614387600, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "36550802:agree"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (16, 'telegram', '100000016', '1003', '{"update_id": 100000016, "message": {"message_id": 15, "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat": {"id": 1003, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "Nguy\u1ec5n V\u0103n B\u00ecnh"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (17, 'telegram', '100000017', '1004', '{"update_id": 100000017, "message": {"message_id": 17, "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat": {"id": 1004, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start i-c74f2pmfxbxs6xhp7fzua6mrsnxh76hf", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (18, 'telegram', '100000018', '1004', '{"update_id": 100000018, "callback_query": {"id": "4312147165193", "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat_instance": "65798186", "message": {"message_id": 18, "date": 1614387600, "chat": {"id": 1004, "first_name": "-", "type": "private"}}, "data": "36550801:accept_invitation"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (19, 'telegram', '100000019', '1004', '{"update_id": 100000019, "callback_query": {"id": "4312147165194", "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat_instance": "65798186", "message": {"message_id": 18, "date": 1614387600, "chat": {"id": 1004, "first_name": "-", "type": "private"}}, "data": "36550802:agree"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (20, 'telegram', '100000020', '1004', '{"update_id": 100000020, "message": {"message_id": 19, "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat": {"id": 1004, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "L\u00ea Quang H\u00f9ng"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (21, 'telegram', '100000021', '1005', '{"update_id": 100000021, "message": {"message_id": 21, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat": {"id": 1005, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start u-MAY0123", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (22, 'telegram', '100000022', '1005', '{"update_id": 100000022, "callback_query": {"id": "4316442132491", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 22, "date": 1614387600, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "36550801:yes_here"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (23, 'telegram', '100000023', '1005', '{"update_id": 100000023, "callback_query": {"id": "4316442132492", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 22, "date": 1614387600, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "36550802:agree"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (24, 'telegram', '100000024', '1005', '{"update_id": 100000024, "message": {"message_id": 23, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat": {"id": 1005, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "L\u00ea Th\u1ecb H\u1ea1nh"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (25, 'telegram', '100000025', '1005', '{"update_id": 100000025, "callback_query": {"id": "4316442132493", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 24, "date": 1614387600, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "36550804:category_worker"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (26, 'telegram', '100000026', '1005', '{"update_id": 100000026, "callback_query": {"id": "4316442132494", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 24, "date": 1614387600, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "36550805:section:2"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (27, 'telegram', '100000027', '1005', '{"update_id": 100000027, "message": {"message_id": 26, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat": {"id": 1005, "first_name": "-", "type": "private"}, "date": 1614387600, "contact": {"phone_number": "***", "first_name": "-", "user_id": 1005}}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (28, 'telegram', '100000028', '1006', '{"update_id": 100000028, "message": {"message_id": 29, "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat": {"id": 1006, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start u-MAY0123", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (29, 'telegram', '100000029', '1006', '{"update_id": 100000029, "callback_query": {"id": "4320737099791", "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat_instance": "65929258", "message": {"message_id": 30, "date": 1614387600, "chat": {"id": 1006, "first_name": "-", "type": "private"}}, "data": "36550801:yes_here"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (30, 'telegram', '100000030', '1006', '{"update_id": 100000030, "callback_query": {"id": "4320737099792", "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat_instance": "65929258", "message": {"message_id": 30, "date": 1614387600, "chat": {"id": 1006, "first_name": "-", "type": "private"}}, "data": "36550802:agree"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (31, 'telegram', '100000031', '1006', '{"update_id": 100000031, "message": {"message_id": 31, "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat": {"id": 1006, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "L\u00ea V\u0103n S\u01a1n"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (32, 'telegram', '100000032', '1006', '{"update_id": 100000032, "callback_query": {"id": "4320737099793", "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat_instance": "65929258", "message": {"message_id": 32, "date": 1614387600, "chat": {"id": 1006, "first_name": "-", "type": "private"}}, "data": "36550804:category_worker"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (33, 'telegram', '100000033', '1006', '{"update_id": 100000033, "callback_query": {"id": "4320737099794", "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat_instance": "65929258", "message": {"message_id": 32, "date": 1614387600, "chat": {"id": 1006, "first_name": "-", "type": "private"}}, "data": "36550805:section:2"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (34, 'telegram', '100000034', '1006', '{"update_id": 100000034, "message": {"message_id": 34, "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat": {"id": 1006, "first_name": "-", "type": "private"}, "date": 1614387600, "contact": {"phone_number": "***", "first_name": "-", "user_id": 1006}}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (35, 'telegram', '100000035', '1007', '{"update_id": 100000035, "message": {"message_id": 37, "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat": {"id": 1007, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start u-MAY0123", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (36, 'telegram', '100000036', '1007', '{"update_id": 100000036, "callback_query": {"id": "4325032067091", "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat_instance": "65994794", "message": {"message_id": 38, "date": 1614387600, "chat": {"id": 1007, "first_name": "-", "type": "private"}}, "data": "36550801:yes_here"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (37, 'telegram', '100000037', '1007', '{"update_id": 100000037, "callback_query": {"id": "4325032067092", "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat_instance": "65994794", "message": {"message_id": 38, "date": 1614387600, "chat": {"id": 1007, "first_name": "-", "type": "private"}}, "data": "36550802:agree"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (38, 'telegram', '100000038', '1007', '{"update_id": 100000038, "message": {"message_id": 39, "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat": {"id": 1007, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "Ph\u1ea1m Th\u1ecb \u00c9n"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (39, 'telegram', '100000039', '1007', '{"update_id": 100000039, "callback_query": {"id": "4325032067093", "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat_instance": "65994794", "message": {"message_id": 40, "date": 1614387600, "chat": {"id": 1007, "first_name": "-", "type": "private"}}, "data": "36550804:category_worker"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (40, 'telegram', '100000040', '1007', '{"update_id": 100000040, "callback_query": {"id": "4325032067094", "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat_instance": "65994794", "message": {"message_id": 40, "date": 1614387600, "chat": {"id": 1007, "first_name": "-", "type": "private"}}, "data": "36550805:section:2"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (41, 'telegram', '100000041', '1007', '{"update_id": 100000041, "message": {"message_id": 42, "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat": {"id": 1007, "first_name": "-", "type": "private"}, "date": 1614387600, "contact": {"phone_number": "***", "first_name": "-", "user_id": 1007}}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (42, 'telegram', '100000042', '1008', '{"update_id": 100000042, "message": {"message_id": 45, "from": {"id": 1008, "is_bot": false, "first_name": "-"}, "chat": {"id": 1008, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start u-MAY0123", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (43, 'telegram', '100000043', '1008', '{"update_id": 100000043, "callback_query": {"id": "4329327034391", "from": {"id": 1008, "is_bot": false, "first_name": "-"}, "chat_instance": "66060330", "message": {"message_id": 46, "date": 1614387600, "chat": {"id": 1008, "first_name": "-", "type": "private"}}, "data": "36550801:yes_here"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (44, 'telegram', '100000044', '1008', '{"update_id": 100000044, "callback_query": {"id": "4329327034392", "from": {"id": 1008, "is_bot": false, "first_name": "-"}, "chat_instance": "66060330", "message": {"message_id": 46, "date": 1614387600, "chat": {"id": 1008, "first_name": "-", "type": "private"}}, "data": "36550802:agree"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (45, 'telegram', '100000045', '1008', '{"update_id": 100000045, "message": {"message_id": 47, "from": {"id": 1008, "is_bot": false, "first_name": "-"}, "chat": {"id": 1008, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "L\u00f2 \u0110\u1ee9c \u0110\u00f4ng"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (46, 'telegram', '100000046', '1008', '{"update_id": 100000046, "callback_query": {"id": "4329327034393", "from": {"id": 1008, "is_bot": false, "first_name": "-"}, "chat_instance": "66060330", "message": {"message_id": 48, "date": 1614387600, "chat": {"id": 1008, "first_name": "-", "type": "private"}}, "data": "36550804:category_worker"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (47, 'telegram', '100000047', '1008', '{"update_id": 100000047, "callback_query": {"id": "4329327034394", "from": {"id": 1008, "is_bot": false, "first_name": "-"}, "chat_instance": "66060330", "message": {"message_id": 48, "date": 1614387600, "chat": {"id": 1008, "first_name": "-", "type": "private"}}, "data": "36550805:section:2"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (48, 'telegram', '100000048', '1008', '{"update_id": 100000048, "message": {"message_id": 50, "from": {"id": 1008, "is_bot": false, "first_name": "-"}, "chat": {"id": 1008, "first_name": "-", "type": "private"}, "date": 1614387600, "contact": {"phone_number": "***", "first_name": "-", "user_id": 1008}}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (49, 'telegram', '100000049', '1009', '{"update_id": 100000049, "message": {"message_id": 53, "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat": {"id": 1009, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start u-MAY0123", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (50, 'telegram', '100000050', '1009', '{"update_id": 100000050, "callback_query": {"id": "4333622001691", "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat_instance": "66125866", "message": {"message_id": 54, "date": 1614387600, "chat": {"id": 1009, "first_name": "-", "type": "private"}}, "data": "36550801:yes_here"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (51, 'telegram', '100000051', '1009', '{"update_id": 100000051, "callback_query": {"id": "4333622001692", "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat_instance": "66125866", "message": {"message_id": 54, "date": 1614387600, "chat": {"id": 1009, "first_name": "-", "type": "private"}}, "data": "36550802:agree"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (52, 'telegram', '100000052', '1009', '{"update_id": 100000052, "message": {"message_id": 55, "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat": {"id": 1009, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "Ho\u00e0ng Th\u1ecb Mai"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (53, 'telegram', '100000053', '1009', '{"update_id": 100000053, "callback_query": {"id": "4333622001693", "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat_instance": "66125866", "message": {"message_id": 56, "date": 1614387600, "chat": {"id": 1009, "first_name": "-", "type": "private"}}, "data": "36550804:category_worker"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (54, 'telegram', '100000054', '1009', '{"update_id": 100000054, "callback_query": {"id": "4333622001694", "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat_instance": "66125866", "message": {"message_id": 56, "date": 1614387600, "chat": {"id": 1009, "first_name": "-", "type": "private"}}, "data": "36550805:section:2"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (55, 'telegram', '100000055', '1010', '{"update_id": 100000055, "message": {"message_id": 58, "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat": {"id": 1010, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start u-MAY0123", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (56, 'telegram', '100000056', '1010', '{"update_id": 100000056, "callback_query": {"id": "4337916968991", "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat_instance": "66191402", "message": {"message_id": 59, "date": 1614387600, "chat": {"id": 1010, "first_name": "-", "type": "private"}}, "data": "36550801:yes_here"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (57, 'telegram', '100000057', '1010', '{"update_id": 100000057, "callback_query": {"id": "4337916968992", "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat_instance": "66191402", "message": {"message_id": 59, "date": 1614387600, "chat": {"id": 1010, "first_name": "-", "type": "private"}}, "data": "36550802:agree"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (58, 'telegram', '100000058', '1010', '{"update_id": 100000058, "message": {"message_id": 60, "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat": {"id": 1010, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "H\u00e0 Th\u1ecb Lan"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (59, 'telegram', '100000059', '1010', '{"update_id": 100000059, "callback_query": {"id": "4337916968993", "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat_instance": "66191402", "message": {"message_id": 61, "date": 1614387600, "chat": {"id": 1010, "first_name": "-", "type": "private"}}, "data": "36550804:category_worker"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (60, 'telegram', '100000060', '1010', '{"update_id": 100000060, "callback_query": {"id": "4337916968994", "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat_instance": "66191402", "message": {"message_id": 61, "date": 1614387600, "chat": {"id": 1010, "first_name": "-", "type": "private"}}, "data": "36550805:section:2"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (61, 'telegram', '100000061', '1000', '{"update_id": 100000061, "message": {"message_id": 63, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "menu"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (62, 'telegram', '100000062', '1000', '{"update_id": 100000062, "callback_query": {"id": "4294967296035", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 64, "date": 1614387600, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550805:officer_people"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (63, 'telegram', '100000063', '1000', '{"update_id": 100000063, "callback_query": {"id": "4294967296036", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 64, "date": 1614387600, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550806:confirm_matched"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (64, 'telegram', '100000064', '1000', '{"update_id": 100000064, "message": {"message_id": 65, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "menu"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (65, 'telegram', '100000065', '1000', '{"update_id": 100000065, "callback_query": {"id": "4294967296037", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 66, "date": 1614387600, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550808:officer_people"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (66, 'telegram', '100000066', '1000', '{"update_id": 100000066, "callback_query": {"id": "4294967296038", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 66, "date": 1614387600, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550809:confirm_person:10"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (67, 'telegram', '100000067', '1000', '{"update_id": 100000067, "callback_query": {"id": "4294967296039", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 66, "date": 1614387600, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550810:confirm_person:11"}}', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (68, 'telegram', '100000068', '1005', '{"update_id": 100000068, "message": {"message_id": 67, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat": {"id": 1005, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "menu"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (69, 'telegram', '100000069', '1005', '{"update_id": 100000069, "callback_query": {"id": "4316442132520", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 68, "date": 1614388800, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "36550808:register"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (70, 'telegram', '100000070', '1005', '{"update_id": 100000070, "callback_query": {"id": "4316442132521", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 68, "date": 1614388800, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "36550809:thing:th21-title-worker"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (71, 'telegram', '100000071', '1005', '{"update_id": 100000071, "callback_query": {"id": "4316442132522", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 68, "date": 1614388800, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "36550810:answer:fewer-defects"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (72, 'telegram', '100000072', '1005', '{"update_id": 100000072, "message": {"message_id": 69, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat": {"id": 1005, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "loi duoi 1%"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (73, 'telegram', '100000073', '1005', '{"update_id": 100000073, "callback_query": {"id": "4316442132523", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 70, "date": 1614388800, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "36550812:submit"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (74, 'telegram', '100000074', '1006', '{"update_id": 100000074, "message": {"message_id": 71, "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat": {"id": 1006, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "menu"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (75, 'telegram', '100000075', '1006', '{"update_id": 100000075, "callback_query": {"id": "4320737099820", "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat_instance": "65929258", "message": {"message_id": 72, "date": 1614388800, "chat": {"id": 1006, "first_name": "-", "type": "private"}}, "data": "36550808:register"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (76, 'telegram', '100000076', '1006', '{"update_id": 100000076, "callback_query": {"id": "4320737099821", "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat_instance": "65929258", "message": {"message_id": 72, "date": 1614388800, "chat": {"id": 1006, "first_name": "-", "type": "private"}}, "data": "36550809:thing:th21-title-worker"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (77, 'telegram', '100000077', '1006', '{"update_id": 100000077, "callback_query": {"id": "4320737099822", "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat_instance": "65929258", "message": {"message_id": 72, "date": 1614388800, "chat": {"id": 1006, "first_name": "-", "type": "private"}}, "data": "36550810:answer:fewer-defects"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (78, 'telegram', '100000078', '1006', '{"update_id": 100000078, "message": {"message_id": 73, "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat": {"id": 1006, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "loi duoi 1%"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (79, 'telegram', '100000079', '1006', '{"update_id": 100000079, "callback_query": {"id": "4320737099823", "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat_instance": "65929258", "message": {"message_id": 74, "date": 1614388800, "chat": {"id": 1006, "first_name": "-", "type": "private"}}, "data": "36550812:submit"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (80, 'telegram', '100000080', '1007', '{"update_id": 100000080, "message": {"message_id": 75, "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat": {"id": 1007, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "menu"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (81, 'telegram', '100000081', '1007', '{"update_id": 100000081, "callback_query": {"id": "4325032067120", "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat_instance": "65994794", "message": {"message_id": 76, "date": 1614388800, "chat": {"id": 1007, "first_name": "-", "type": "private"}}, "data": "36550808:register"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (82, 'telegram', '100000082', '1007', '{"update_id": 100000082, "callback_query": {"id": "4325032067121", "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat_instance": "65994794", "message": {"message_id": 76, "date": 1614388800, "chat": {"id": 1007, "first_name": "-", "type": "private"}}, "data": "36550809:thing:th21-title-worker"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (83, 'telegram', '100000083', '1007', '{"update_id": 100000083, "callback_query": {"id": "4325032067122", "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat_instance": "65994794", "message": {"message_id": 76, "date": 1614388800, "chat": {"id": 1007, "first_name": "-", "type": "private"}}, "data": "36550810:answer:fewer-defects"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (84, 'telegram', '100000084', '1007', '{"update_id": 100000084, "message": {"message_id": 77, "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat": {"id": 1007, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "loi duoi 1%"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (169, 'telegram', '100000169', '1000', '{"update_id": 100000169, "message": {"message_id": 136, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "menu"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (85, 'telegram', '100000085', '1007', '{"update_id": 100000085, "callback_query": {"id": "4325032067123", "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat_instance": "65994794", "message": {"message_id": 78, "date": 1614388800, "chat": {"id": 1007, "first_name": "-", "type": "private"}}, "data": "36550812:submit"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (86, 'telegram', '100000086', '1009', '{"update_id": 100000086, "message": {"message_id": 79, "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat": {"id": 1009, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "menu"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (87, 'telegram', '100000087', '1009', '{"update_id": 100000087, "callback_query": {"id": "4333622001716", "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat_instance": "66125866", "message": {"message_id": 81, "date": 1614388800, "chat": {"id": 1009, "first_name": "-", "type": "private"}}, "data": "36550807:register"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (88, 'telegram', '100000088', '1009', '{"update_id": 100000088, "callback_query": {"id": "4333622001717", "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat_instance": "66125866", "message": {"message_id": 81, "date": 1614388800, "chat": {"id": 1009, "first_name": "-", "type": "private"}}, "data": "36550808:thing:th21-title-worker"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (89, 'telegram', '100000089', '1009', '{"update_id": 100000089, "callback_query": {"id": "4333622001718", "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat_instance": "66125866", "message": {"message_id": 81, "date": 1614388800, "chat": {"id": 1009, "first_name": "-", "type": "private"}}, "data": "36550809:answer:fewer-defects"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (90, 'telegram', '100000090', '1009', '{"update_id": 100000090, "message": {"message_id": 82, "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat": {"id": 1009, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "loi duoi 1%"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (91, 'telegram', '100000091', '1009', '{"update_id": 100000091, "callback_query": {"id": "4333622001719", "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat_instance": "66125866", "message": {"message_id": 83, "date": 1614388800, "chat": {"id": 1009, "first_name": "-", "type": "private"}}, "data": "36550811:submit"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (92, 'telegram', '100000092', '1005', '{"update_id": 100000092, "message": {"message_id": 84, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat": {"id": 1005, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "menu"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (93, 'telegram', '100000093', '1005', '{"update_id": 100000093, "callback_query": {"id": "4316442132536", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 85, "date": 1614388800, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "36550814:good_deed"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (94, 'telegram', '100000094', '1005', '{"update_id": 100000094, "callback_query": {"id": "4316442132537", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 85, "date": 1614388800, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "36550815:answer:self"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (95, 'telegram', '100000095', '1005', '{"update_id": 100000095, "message": {"message_id": 86, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat": {"id": 1005, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "S\u1eeda m\u00e1y cho c\u1ea3 chuy\u1ec1n"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (96, 'telegram', '100000096', '1005', '{"update_id": 100000096, "callback_query": {"id": "4316442132538", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 87, "date": 1614388800, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "36550817:answer:today"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (97, 'telegram', '100000097', '1005', '{"update_id": 100000097, "callback_query": {"id": "4316442132539", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 87, "date": 1614388800, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "36550818:answer:workplace"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (98, 'telegram', '100000098', '1005', '{"update_id": 100000098, "message": {"message_id": 88, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat": {"id": 1005, "first_name": "-", "type": "private"}, "date": 1614388800, "photo": [{"file_id": "AgACKedbHj39sxYRoazWDCOMYjcdbF67-U7Jh0-o", "file_unique_id": "AQAD_LE9RXrBisw2", "width": 64, "height": 48, "file_size": 678}]}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, NULL);
INSERT INTO public.inbox VALUES (99, 'telegram', '100000099', '1005', '{"update_id": 100000099, "callback_query": {"id": "4316442132540", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 89, "date": 1614388800, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "36550820:done"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (100, 'telegram', '100000100', '1005', '{"update_id": 100000100, "callback_query": {"id": "4316442132541", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 89, "date": 1614388800, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "36550821:submit"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (101, 'telegram', '100000101', '1007', '{"update_id": 100000101, "message": {"message_id": 90, "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat": {"id": 1007, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "menu"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (102, 'telegram', '100000102', '1007', '{"update_id": 100000102, "callback_query": {"id": "4325032067134", "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat_instance": "65994794", "message": {"message_id": 91, "date": 1614388800, "chat": {"id": 1007, "first_name": "-", "type": "private"}}, "data": "36550814:good_deed"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (103, 'telegram', '100000103', '1007', '{"update_id": 100000103, "callback_query": {"id": "4325032067135", "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat_instance": "65994794", "message": {"message_id": 91, "date": 1614388800, "chat": {"id": 1007, "first_name": "-", "type": "private"}}, "data": "36550815:answer:other"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (104, 'telegram', '100000104', '1007', '{"update_id": 100000104, "message": {"message_id": 92, "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat": {"id": 1007, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "H\u00e0 Th\u1ecb Lan"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (105, 'telegram', '100000105', '1007', '{"update_id": 100000105, "message": {"message_id": 94, "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat": {"id": 1007, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "Nh\u1eb7t \u0111\u01b0\u1ee3c v\u00ed ti\u1ec1n, tr\u1ea3 l\u1ea1i ng\u01b0\u1eddi m\u1ea5t"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (106, 'telegram', '100000106', '1007', '{"update_id": 100000106, "callback_query": {"id": "4325032067136", "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat_instance": "65994794", "message": {"message_id": 95, "date": 1614388800, "chat": {"id": 1007, "first_name": "-", "type": "private"}}, "data": "36550818:answer:yesterday"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (107, 'telegram', '100000107', '1007', '{"update_id": 100000107, "callback_query": {"id": "4325032067137", "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat_instance": "65994794", "message": {"message_id": 95, "date": 1614388800, "chat": {"id": 1007, "first_name": "-", "type": "private"}}, "data": "36550819:answer:workplace"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (108, 'telegram', '100000108', '1007', '{"update_id": 100000108, "callback_query": {"id": "4325032067138", "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat_instance": "65994794", "message": {"message_id": 95, "date": 1614388800, "chat": {"id": 1007, "first_name": "-", "type": "private"}}, "data": "36550820:no_photo"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (109, 'telegram', '100000109', '1007', '{"update_id": 100000109, "callback_query": {"id": "4325032067139", "from": {"id": 1007, "is_bot": false, "first_name": "-"}, "chat_instance": "65994794", "message": {"message_id": 95, "date": 1614388800, "chat": {"id": 1007, "first_name": "-", "type": "private"}}, "data": "36550821:submit"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (110, 'telegram', '100000110', '1009', '{"update_id": 100000110, "message": {"message_id": 96, "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat": {"id": 1009, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "menu"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (111, 'telegram', '100000111', '1009', '{"update_id": 100000111, "callback_query": {"id": "4333622001732", "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat_instance": "66125866", "message": {"message_id": 97, "date": 1614388800, "chat": {"id": 1009, "first_name": "-", "type": "private"}}, "data": "36550813:good_deed"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (112, 'telegram', '100000112', '1009', '{"update_id": 100000112, "callback_query": {"id": "4333622001733", "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat_instance": "66125866", "message": {"message_id": 97, "date": 1614388800, "chat": {"id": 1009, "first_name": "-", "type": "private"}}, "data": "36550814:answer:other"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (113, 'telegram', '100000113', '1009', '{"update_id": 100000113, "message": {"message_id": 98, "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat": {"id": 1009, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "L\u00f2 \u0110\u1ee9c \u0110\u00f4ng"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (114, 'telegram', '100000114', '1009', '{"update_id": 100000114, "message": {"message_id": 100, "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat": {"id": 1009, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "Gi\u00fap b\u1ea1n l\u00fac \u1ed1m \u0111au"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (115, 'telegram', '100000115', '1009', '{"update_id": 100000115, "callback_query": {"id": "4333622001734", "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat_instance": "66125866", "message": {"message_id": 101, "date": 1614388800, "chat": {"id": 1009, "first_name": "-", "type": "private"}}, "data": "36550817:answer:yesterday"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (116, 'telegram', '100000116', '1009', '{"update_id": 100000116, "callback_query": {"id": "4333622001735", "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat_instance": "66125866", "message": {"message_id": 101, "date": 1614388800, "chat": {"id": 1009, "first_name": "-", "type": "private"}}, "data": "36550818:answer:workplace"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (117, 'telegram', '100000117', '1009', '{"update_id": 100000117, "callback_query": {"id": "4333622001736", "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat_instance": "66125866", "message": {"message_id": 101, "date": 1614388800, "chat": {"id": 1009, "first_name": "-", "type": "private"}}, "data": "36550819:no_photo"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (118, 'telegram', '100000118', '1009', '{"update_id": 100000118, "callback_query": {"id": "4333622001737", "from": {"id": 1009, "is_bot": false, "first_name": "-"}, "chat_instance": "66125866", "message": {"message_id": 101, "date": 1614388800, "chat": {"id": 1009, "first_name": "-", "type": "private"}}, "data": "36550820:submit"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (119, 'telegram', '100000119', '1006', '{"update_id": 100000119, "message": {"message_id": 102, "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat": {"id": 1006, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "menu"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (120, 'telegram', '100000120', '1006', '{"update_id": 100000120, "callback_query": {"id": "4320737099850", "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat_instance": "65929258", "message": {"message_id": 103, "date": 1614388800, "chat": {"id": 1006, "first_name": "-", "type": "private"}}, "data": "36550814:good_deed"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (121, 'telegram', '100000121', '1006', '{"update_id": 100000121, "callback_query": {"id": "4320737099851", "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat_instance": "65929258", "message": {"message_id": 103, "date": 1614388800, "chat": {"id": 1006, "first_name": "-", "type": "private"}}, "data": "36550815:answer:other"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (122, 'telegram', '100000122', '1006', '{"update_id": 100000122, "message": {"message_id": 104, "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat": {"id": 1006, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "Ho\u00e0ng Th\u1ecb Mai"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (123, 'telegram', '100000123', '1006', '{"update_id": 100000123, "message": {"message_id": 106, "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat": {"id": 1006, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "C\u1ee9u m\u1ed9t em b\u00e9 b\u1ecb \u0111u\u1ed1i n\u01b0\u1edbc"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (124, 'telegram', '100000124', '1006', '{"update_id": 100000124, "callback_query": {"id": "4320737099852", "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat_instance": "65929258", "message": {"message_id": 107, "date": 1614388800, "chat": {"id": 1006, "first_name": "-", "type": "private"}}, "data": "36550818:answer:yesterday"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (125, 'telegram', '100000125', '1006', '{"update_id": 100000125, "callback_query": {"id": "4320737099853", "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat_instance": "65929258", "message": {"message_id": 107, "date": 1614388800, "chat": {"id": 1006, "first_name": "-", "type": "private"}}, "data": "36550819:answer:workplace"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (126, 'telegram', '100000126', '1006', '{"update_id": 100000126, "callback_query": {"id": "4320737099854", "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat_instance": "65929258", "message": {"message_id": 107, "date": 1614388800, "chat": {"id": 1006, "first_name": "-", "type": "private"}}, "data": "36550820:no_photo"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (127, 'telegram', '100000127', '1006', '{"update_id": 100000127, "callback_query": {"id": "4320737099855", "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat_instance": "65929258", "message": {"message_id": 107, "date": 1614388800, "chat": {"id": 1006, "first_name": "-", "type": "private"}}, "data": "36550821:switch:urgency"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (128, 'telegram', '100000128', '1006', '{"update_id": 100000128, "callback_query": {"id": "4320737099856", "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat_instance": "65929258", "message": {"message_id": 107, "date": 1614388800, "chat": {"id": 1006, "first_name": "-", "type": "private"}}, "data": "36550822:submit"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (129, 'telegram', '100000129', '1010', '{"update_id": 100000129, "message": {"message_id": 108, "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat": {"id": 1010, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "menu"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (130, 'telegram', '100000130', '1010', '{"update_id": 100000130, "callback_query": {"id": "4337916969041", "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat_instance": "66191402", "message": {"message_id": 110, "date": 1614388800, "chat": {"id": 1010, "first_name": "-", "type": "private"}}, "data": "36550807:register"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (131, 'telegram', '100000131', '1010', '{"update_id": 100000131, "callback_query": {"id": "4337916969042", "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat_instance": "66191402", "message": {"message_id": 110, "date": 1614388800, "chat": {"id": 1010, "first_name": "-", "type": "private"}}, "data": "36550808:thing:th21-title-worker"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (132, 'telegram', '100000132', '1010', '{"update_id": 100000132, "callback_query": {"id": "4337916969043", "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat_instance": "66191402", "message": {"message_id": 110, "date": 1614388800, "chat": {"id": 1010, "first_name": "-", "type": "private"}}, "data": "36550809:answer:fewer-defects"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (133, 'telegram', '100000133', '1010', '{"update_id": 100000133, "message": {"message_id": 111, "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat": {"id": 1010, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "loi duoi 1%"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (134, 'telegram', '100000134', '1010', '{"update_id": 100000134, "callback_query": {"id": "4337916969044", "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat_instance": "66191402", "message": {"message_id": 112, "date": 1614388800, "chat": {"id": 1010, "first_name": "-", "type": "private"}}, "data": "36550811:submit"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (135, 'telegram', '100000135', '1010', '{"update_id": 100000135, "message": {"message_id": 113, "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat": {"id": 1010, "first_name": "-", "type": "private"}, "date": 1614388800, "text": "h\u1ed3 s\u01a1"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (136, 'telegram', '100000136', '1010', '{"update_id": 100000136, "callback_query": {"id": "4337916969045", "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat_instance": "66191402", "message": {"message_id": 114, "date": 1614388800, "chat": {"id": 1010, "first_name": "-", "type": "private"}}, "data": "36550813:record:TH-AH7H"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (137, 'telegram', '100000137', '1010', '{"update_id": 100000137, "callback_query": {"id": "4337916969046", "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat_instance": "66191402", "message": {"message_id": 114, "date": 1614388800, "chat": {"id": 1010, "first_name": "-", "type": "private"}}, "data": "36550814:withdraw:TH-AH7H"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (138, 'telegram', '100000138', '1010', '{"update_id": 100000138, "callback_query": {"id": "4337916969047", "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat_instance": "66191402", "message": {"message_id": 114, "date": 1614388800, "chat": {"id": 1010, "first_name": "-", "type": "private"}}, "data": "36550815:yes_withdraw:TH-AH7H"}}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (139, 'telegram', '100000139', '1000', '{"update_id": 100000139, "message": {"message_id": 126, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614390000, "text": "menu"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (140, 'telegram', '100000140', '1000', '{"update_id": 100000140, "callback_query": {"id": "4294967296088", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550812:officer_review"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (141, 'telegram', '100000141', '1000', '{"update_id": 100000141, "callback_query": {"id": "4294967296089", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550813:next_record:8"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (142, 'telegram', '100000142', '1000', '{"update_id": 100000142, "callback_query": {"id": "4294967296090", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550814:next_record:1"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (143, 'telegram', '100000143', '1000', '{"update_id": 100000143, "callback_query": {"id": "4294967296091", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550815:return_record:2"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (144, 'telegram', '100000144', '1000', '{"update_id": 100000144, "callback_query": {"id": "4294967296092", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550816:part:goal"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (145, 'telegram', '100000145', '1000', '{"update_id": 100000145, "callback_query": {"id": "4294967296093", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550817:done"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (146, 'telegram', '100000146', '1000', '{"update_id": 100000146, "callback_query": {"id": "4294967296094", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550818:reason:unclear_result"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (147, 'telegram', '100000147', '1000', '{"update_id": 100000147, "callback_query": {"id": "4294967296095", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550819:send_return:2"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (148, 'telegram', '100000148', '1000', '{"update_id": 100000148, "callback_query": {"id": "4294967296096", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550820:next_record:3"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (149, 'telegram', '100000149', '1000', '{"update_id": 100000149, "callback_query": {"id": "4294967296097", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550821:reject_record:4"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (150, 'telegram', '100000150', '1000', '{"update_id": 100000150, "callback_query": {"id": "4294967296098", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550822:reason:off_topic"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (151, 'telegram', '100000151', '1000', '{"update_id": 100000151, "callback_query": {"id": "4294967296099", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550823:send_reject:4"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (152, 'telegram', '100000152', '1000', '{"update_id": 100000152, "callback_query": {"id": "4294967296100", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550824:next_record:5"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (153, 'telegram', '100000153', '1000', '{"update_id": 100000153, "callback_query": {"id": "4294967296101", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550825:praised:6"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (154, 'telegram', '100000154', '1000', '{"update_id": 100000154, "callback_query": {"id": "4294967296102", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550826:praised_is:p11"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (155, 'telegram', '100000155', '1000', '{"update_id": 100000155, "callback_query": {"id": "4294967296103", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550827:back"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (156, 'telegram', '100000156', '1000', '{"update_id": 100000156, "callback_query": {"id": "4294967296104", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550828:accept:6"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (157, 'telegram', '100000157', '1000', '{"update_id": 100000157, "callback_query": {"id": "4294967296105", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550829:more"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (158, 'telegram', '100000158', '1000', '{"update_id": 100000158, "callback_query": {"id": "4294967296106", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550830:praised:7"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (159, 'telegram', '100000159', '1000', '{"update_id": 100000159, "callback_query": {"id": "4294967296107", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550831:praised_is:p9"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (160, 'telegram', '100000160', '1000', '{"update_id": 100000160, "callback_query": {"id": "4294967296108", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550832:back"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (161, 'telegram', '100000161', '1000', '{"update_id": 100000161, "callback_query": {"id": "4294967296109", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 127, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550833:accept:7"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (162, 'telegram', '100000162', '1000', '{"update_id": 100000162, "message": {"message_id": 128, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614390000, "text": "menu"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (163, 'telegram', '100000163', '1000', '{"update_id": 100000163, "callback_query": {"id": "4294967296110", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 129, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550835:officer_duties"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (164, 'telegram', '100000164', '1000', '{"update_id": 100000164, "callback_query": {"id": "4294967296111", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 129, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550836:duty:0"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (165, 'telegram', '100000165', '1000', '{"update_id": 100000165, "callback_query": {"id": "4294967296112", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 129, "date": 1614390000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550837:duty_done_launch"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (166, 'telegram', '100000166', '1000', '{"update_id": 100000166, "message": {"message_id": 130, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614390000, "text": "26/02"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (167, 'telegram', '100000167', '1000', '{"update_id": 100000167, "message": {"message_id": 132, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614390000, "photo": [{"file_id": "AgACgidllnXIC353QEI5P_OCOudNDy0B8k9Jpbdg", "file_unique_id": "AQADKDgbTJuWaqOY", "width": 64, "height": 48, "file_size": 678}]}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 1, NULL, NULL);
INSERT INTO public.inbox VALUES (168, 'telegram', '100000168', '1000', '{"update_id": 100000168, "message": {"message_id": 134, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614390000, "text": "12/CV-C\u0110"}}', '2021-02-27 01:40:00+00', '2021-02-27 01:40:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (170, 'telegram', '100000170', '1000', '{"update_id": 100000170, "callback_query": {"id": "4294967296113", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 137, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550842:more"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (171, 'telegram', '100000171', '1000', '{"update_id": 100000171, "callback_query": {"id": "4294967296114", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 137, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550843:officer_pledges"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (172, 'telegram', '100000172', '1000', '{"update_id": 100000172, "callback_query": {"id": "4294967296115", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 137, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550844:new_pledge"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (173, 'telegram', '100000173', '1000', '{"update_id": 100000173, "message": {"message_id": 138, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "benh vien"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (174, 'telegram', '100000174', '1000', '{"update_id": 100000174, "callback_query": {"id": "4294967296116", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 139, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550846:pledge_partner:4"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (175, 'telegram', '100000175', '1000', '{"update_id": 100000175, "message": {"message_id": 140, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "Thi \u0111ua gi\u1eef an to\u00e0n lao \u0111\u1ed9ng."}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (176, 'telegram', '100000176', '1000', '{"update_id": 100000176, "callback_query": {"id": "4294967296117", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 141, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550848:offer_pledge"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (177, 'telegram', '100000177', '1004', '{"update_id": 100000177, "message": {"message_id": 142, "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat": {"id": 1004, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "menu"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (178, 'telegram', '100000178', '1004', '{"update_id": 100000178, "callback_query": {"id": "4312147165302", "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat_instance": "65798186", "message": {"message_id": 143, "date": 1614391200, "chat": {"id": 1004, "first_name": "-", "type": "private"}}, "data": "36550805:more"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (179, 'telegram', '100000179', '1004', '{"update_id": 100000179, "callback_query": {"id": "4312147165303", "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat_instance": "65798186", "message": {"message_id": 143, "date": 1614391200, "chat": {"id": 1004, "first_name": "-", "type": "private"}}, "data": "36550806:officer_pledges"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (180, 'telegram', '100000180', '1004', '{"update_id": 100000180, "callback_query": {"id": "4312147165304", "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat_instance": "65798186", "message": {"message_id": 143, "date": 1614391200, "chat": {"id": 1004, "first_name": "-", "type": "private"}}, "data": "36550807:new_pledge"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (181, 'telegram', '100000181', '1004', '{"update_id": 100000181, "message": {"message_id": 144, "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat": {"id": 1004, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "may sao mai"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (182, 'telegram', '100000182', '1004', '{"update_id": 100000182, "callback_query": {"id": "4312147165305", "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat_instance": "65798186", "message": {"message_id": 145, "date": 1614391200, "chat": {"id": 1004, "first_name": "-", "type": "private"}}, "data": "36550809:pledge_partner:3"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (183, 'telegram', '100000183', '1004', '{"update_id": 100000183, "message": {"message_id": 146, "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat": {"id": 1004, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "Thi \u0111ua gi\u1eef an to\u00e0n lao \u0111\u1ed9ng."}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (184, 'telegram', '100000184', '1004', '{"update_id": 100000184, "callback_query": {"id": "4312147165306", "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat_instance": "65798186", "message": {"message_id": 147, "date": 1614391200, "chat": {"id": 1004, "first_name": "-", "type": "private"}}, "data": "36550811:offer_pledge"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (185, 'telegram', '100000185', '1000', '{"update_id": 100000185, "message": {"message_id": 149, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "menu"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (186, 'telegram', '100000186', '1000', '{"update_id": 100000186, "callback_query": {"id": "4294967296123", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 150, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550850:more"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (187, 'telegram', '100000187', '1000', '{"update_id": 100000187, "callback_query": {"id": "4294967296124", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 150, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550851:officer_unit"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (188, 'telegram', '100000188', '1000', '{"update_id": 100000188, "callback_query": {"id": "4294967296125", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 150, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550852:data_requests:3"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (189, 'telegram', '100000189', '1000', '{"update_id": 100000189, "callback_query": {"id": "4294967296126", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 150, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550853:new_request:3"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (190, 'telegram', '100000190', '1000', '{"update_id": 100000190, "callback_query": {"id": "4294967296127", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 150, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550854:request_erase"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (191, 'telegram', '100000191', '1000', '{"update_id": 100000191, "message": {"message_id": 151, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "\u0110\u01a1n s\u1ed1 5 c\u1ee7a L\u00ea Th\u1ecb H\u1ea1nh"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (192, 'telegram', '100000192', '1000', '{"update_id": 100000192, "message": {"message_id": 153, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "26/02"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (193, 'telegram', '100000193', '1000', '{"update_id": 100000193, "callback_query": {"id": "4294967296128", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 154, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550857:request_ours"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (194, 'telegram', '100000194', '1000', '{"update_id": 100000194, "message": {"message_id": 155, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "menu"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (195, 'telegram', '100000195', '1000', '{"update_id": 100000195, "callback_query": {"id": "4294967296129", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 156, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550859:more"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (196, 'telegram', '100000196', '1000', '{"update_id": 100000196, "callback_query": {"id": "4294967296130", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 156, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550860:officer_unit"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (197, 'telegram', '100000197', '1000', '{"update_id": 100000197, "callback_query": {"id": "4294967296131", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 156, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550861:unit_roles:3"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (198, 'telegram', '100000198', '1000', '{"update_id": 100000198, "callback_query": {"id": "4294967296132", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 156, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550862:give_role:3"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (199, 'telegram', '100000199', '1000', '{"update_id": 100000199, "callback_query": {"id": "4294967296133", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 156, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550863:role_open_end"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (200, 'telegram', '100000200', '1000', '{"update_id": 100000200, "message": {"message_id": 157, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "son"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (201, 'telegram', '100000201', '1000', '{"update_id": 100000201, "callback_query": {"id": "4294967296134", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 158, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550865:role_to:7"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (202, 'telegram', '100000202', '1000', '{"update_id": 100000202, "callback_query": {"id": "4294967296135", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 158, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550866:yes_give_role:7"}}', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (203, 'telegram', '100000203', '1000', '{"update_id": 100000203, "message": {"message_id": 167, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614392400, "text": "menu"}}', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (204, 'telegram', '100000204', '1000', '{"update_id": 100000204, "callback_query": {"id": "4294967296136", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 168, "date": 1614392400, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550868:officer_announce"}}', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (205, 'telegram', '100000205', '1000', '{"update_id": 100000205, "callback_query": {"id": "4294967296137", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 168, "date": 1614392400, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550869:announce_members"}}', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (206, 'telegram', '100000206', '1000', '{"update_id": 100000206, "message": {"message_id": 169, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614392400, "text": "M\u1eddi h\u1ecdp l\u00fac 8 gi\u1edd."}}', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (207, 'telegram', '100000207', '1000', '{"update_id": 100000207, "callback_query": {"id": "4294967296138", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 170, "date": 1614392400, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550871:no_file"}}', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (208, 'telegram', '100000208', '1000', '{"update_id": 100000208, "callback_query": {"id": "4294967296139", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 170, "date": 1614392400, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550872:announce_ack"}}', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (209, 'telegram', '100000209', '1000', '{"update_id": 100000209, "callback_query": {"id": "4294967296140", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 170, "date": 1614392400, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550873:announce_now"}}', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (210, 'telegram', '100000210', '1003', '{"update_id": 100000210, "message": {"message_id": 171, "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat": {"id": 1003, "first_name": "-", "type": "private"}, "date": 1614392400, "text": "menu"}}', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (211, 'telegram', '100000211', '1003', '{"update_id": 100000211, "callback_query": {"id": "4307852198029", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 172, "date": 1614392400, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "36550805:officer_announce"}}', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (339, 'telegram', '100001707', '1006', '{"update_id": 100001707, "message": {"message_id": 2442, "from": {"id": 1006, "is_bot": false, "first_name": "-"}, "chat": {"id": 1006, "first_name": "-", "type": "private"}, "date": 1614475800, "text": "menu"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (212, 'telegram', '100000212', '1003', '{"update_id": 100000212, "callback_query": {"id": "4307852198030", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 172, "date": 1614392400, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "36550806:announce_unit:1"}}', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (213, 'telegram', '100000213', '1003', '{"update_id": 100000213, "callback_query": {"id": "4307852198031", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 172, "date": 1614392400, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "36550807:announce_officers"}}', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (214, 'telegram', '100000214', '1003', '{"update_id": 100000214, "message": {"message_id": 173, "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat": {"id": 1003, "first_name": "-", "type": "private"}, "date": 1614392400, "text": "M\u1eddi h\u1ecdp l\u00fac 8 gi\u1edd."}}', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (215, 'telegram', '100000215', '1003', '{"update_id": 100000215, "callback_query": {"id": "4307852198032", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 174, "date": 1614392400, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "36550809:no_file"}}', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (216, 'telegram', '100000216', '1003', '{"update_id": 100000216, "callback_query": {"id": "4307852198033", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 174, "date": 1614392400, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "36550810:announce_ack"}}', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (217, 'telegram', '100000217', '1003', '{"update_id": 100000217, "callback_query": {"id": "4307852198034", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 174, "date": 1614392400, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "36550811:announce_now"}}', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (218, 'telegram', '100000218', '1000', '{"update_id": 100000218, "message": {"message_id": 190, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614393000, "text": "menu"}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (219, 'telegram', '100000219', '1000', '{"update_id": 100000219, "callback_query": {"id": "4294967296147", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 191, "date": 1614393000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550875:officer_announce"}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (220, 'telegram', '100000220', '1000', '{"update_id": 100000220, "callback_query": {"id": "4294967296148", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 191, "date": 1614393000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550876:announce_members"}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (221, 'telegram', '100000221', '1000', '{"update_id": 100000221, "message": {"message_id": 192, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614393000, "text": "M\u1eddi h\u1ecdp chi\u1ec1u mai."}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (222, 'telegram', '100000222', '1000', '{"update_id": 100000222, "callback_query": {"id": "4294967296149", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 193, "date": 1614393000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550878:no_file"}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (223, 'telegram', '100000223', '1000', '{"update_id": 100000223, "callback_query": {"id": "4294967296150", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 193, "date": 1614393000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550879:announce_when"}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (224, 'telegram', '100000224', '1000', '{"update_id": 100000224, "message": {"message_id": 194, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614393000, "text": "17:00"}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (225, 'telegram', '100000225', '1000', '{"update_id": 100000225, "callback_query": {"id": "4294967296151", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 195, "date": 1614393000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550881:announce_at"}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (226, 'telegram', '100000226', '1000', '{"update_id": 100000226, "message": {"message_id": 196, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614393000, "text": "menu"}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (227, 'telegram', '100000227', '1000', '{"update_id": 100000227, "callback_query": {"id": "4294967296152", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 197, "date": 1614393000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550883:officer_announce"}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (228, 'telegram', '100000228', '1000', '{"update_id": 100000228, "callback_query": {"id": "4294967296153", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 197, "date": 1614393000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550884:announce_members"}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (229, 'telegram', '100000229', '1000', '{"update_id": 100000229, "message": {"message_id": 198, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614393000, "text": "M\u1eddi t\u1eadp v\u0103n ngh\u1ec7."}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (230, 'telegram', '100000230', '1000', '{"update_id": 100000230, "callback_query": {"id": "4294967296154", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 199, "date": 1614393000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550886:no_file"}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (231, 'telegram', '100000231', '1000', '{"update_id": 100000231, "callback_query": {"id": "4294967296155", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 199, "date": 1614393000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550887:announce_when"}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (232, 'telegram', '100000232', '1000', '{"update_id": 100000232, "message": {"message_id": 200, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614393000, "text": "17:00"}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (340, 'telegram', '100002164', '1010', '{"update_id": 100002164, "message": {"message_id": 3137, "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat": {"id": 1010, "first_name": "-", "type": "private"}, "date": 1614475800, "text": "menu"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (233, 'telegram', '100000233', '1000', '{"update_id": 100000233, "callback_query": {"id": "4294967296156", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 201, "date": 1614393000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550889:announce_at"}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (234, 'telegram', '100000234', '1000', '{"update_id": 100000234, "callback_query": {"id": "4294967296157", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 201, "date": 1614393000, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550890:announce_take_back:4"}}', '2021-02-27 02:30:00+00', '2021-02-27 02:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (235, 'telegram', '100000235', '1002', '{"update_id": 100000235, "message": {"message_id": 202, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "menu"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (236, 'telegram', '100000236', '1002', '{"update_id": 100000236, "callback_query": {"id": "4303557230750", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 203, "date": 1614394200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550805:more"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (237, 'telegram', '100000237', '1002', '{"update_id": 100000237, "callback_query": {"id": "4303557230751", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 203, "date": 1614394200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550806:officer_unit"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (238, 'telegram', '100000238', '1002', '{"update_id": 100000238, "callback_query": {"id": "4303557230752", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 203, "date": 1614394200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550807:unit_roles:2"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (239, 'telegram', '100000239', '1002', '{"update_id": 100000239, "callback_query": {"id": "4303557230753", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 203, "date": 1614394200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550808:give_role:2"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (240, 'telegram', '100000240', '1002', '{"update_id": 100000240, "callback_query": {"id": "4303557230754", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 203, "date": 1614394200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550809:role_unit:3"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (241, 'telegram', '100000241', '1002', '{"update_id": 100000241, "callback_query": {"id": "4303557230755", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 203, "date": 1614394200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550810:give_officer"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (242, 'telegram', '100000242', '1002', '{"update_id": 100000242, "message": {"message_id": 204, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "31/12/2022"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (243, 'telegram', '100000243', '1002', '{"update_id": 100000243, "callback_query": {"id": "4303557230756", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 205, "date": 1614394200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550812:role_link"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (244, 'telegram', '100000244', '1011', '{"update_id": 100000244, "message": {"message_id": 206, "from": {"id": 1011, "is_bot": false, "first_name": "-"}, "chat": {"id": 1011, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "/start i-2zanxeyaiukwh5upixn236eeedndfawq", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (245, 'telegram', '100000245', '1011', '{"update_id": 100000245, "callback_query": {"id": "4342211936421", "from": {"id": 1011, "is_bot": false, "first_name": "-"}, "chat_instance": "66256938", "message": {"message_id": 207, "date": 1614394200, "chat": {"id": 1011, "first_name": "-", "type": "private"}}, "data": "36557401:accept_invitation"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (246, 'telegram', '100000246', '1011', '{"update_id": 100000246, "callback_query": {"id": "4342211936422", "from": {"id": 1011, "is_bot": false, "first_name": "-"}, "chat_instance": "66256938", "message": {"message_id": 207, "date": 1614394200, "chat": {"id": 1011, "first_name": "-", "type": "private"}}, "data": "36557402:agree"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (247, 'telegram', '100000247', '1011', '{"update_id": 100000247, "message": {"message_id": 208, "from": {"id": 1011, "is_bot": false, "first_name": "-"}, "chat": {"id": 1011, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "V\u0169 V\u0103n L\u1ea1"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (248, 'telegram', '100000248', '1002', '{"update_id": 100000248, "message": {"message_id": 210, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "menu"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (249, 'telegram', '100000249', '1002', '{"update_id": 100000249, "callback_query": {"id": "4303557230759", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 211, "date": 1614394200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550814:more"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (250, 'telegram', '100000250', '1002', '{"update_id": 100000250, "callback_query": {"id": "4303557230760", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 211, "date": 1614394200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550815:officer_unit"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (251, 'telegram', '100000251', '1002', '{"update_id": 100000251, "callback_query": {"id": "4303557230761", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 211, "date": 1614394200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550816:unit_roles:2"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (252, 'telegram', '100000252', '1002', '{"update_id": 100000252, "callback_query": {"id": "4303557230762", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 211, "date": 1614394200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550817:give_role:2"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (253, 'telegram', '100000253', '1002', '{"update_id": 100000253, "callback_query": {"id": "4303557230763", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 211, "date": 1614394200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550818:role_unit:3"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (254, 'telegram', '100000254', '1002', '{"update_id": 100000254, "callback_query": {"id": "4303557230764", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 211, "date": 1614394200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550819:give_officer"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (255, 'telegram', '100000255', '1002', '{"update_id": 100000255, "message": {"message_id": 212, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "31/12/2022"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (256, 'telegram', '100000256', '1002', '{"update_id": 100000256, "callback_query": {"id": "4303557230765", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 213, "date": 1614394200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550821:role_link"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (257, 'telegram', '100000257', '1012', '{"update_id": 100000257, "message": {"message_id": 214, "from": {"id": 1012, "is_bot": false, "first_name": "-"}, "chat": {"id": 1012, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "/start u-MAY0123", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (258, 'telegram', '100000258', '1012', '{"update_id": 100000258, "callback_query": {"id": "4346506903726", "from": {"id": 1012, "is_bot": false, "first_name": "-"}, "chat_instance": "66322474", "message": {"message_id": 215, "date": 1614394200, "chat": {"id": 1012, "first_name": "-", "type": "private"}}, "data": "36557401:yes_here"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (259, 'telegram', '100000259', '1012', '{"update_id": 100000259, "callback_query": {"id": "4346506903727", "from": {"id": 1012, "is_bot": false, "first_name": "-"}, "chat_instance": "66322474", "message": {"message_id": 215, "date": 1614394200, "chat": {"id": 1012, "first_name": "-", "type": "private"}}, "data": "36557402:agree"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (260, 'telegram', '100000260', '1012', '{"update_id": 100000260, "message": {"message_id": 216, "from": {"id": 1012, "is_bot": false, "first_name": "-"}, "chat": {"id": 1012, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "Ng\u00f4 V\u0103n B\u1ef1c"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (261, 'telegram', '100000261', '1012', '{"update_id": 100000261, "callback_query": {"id": "4346506903728", "from": {"id": 1012, "is_bot": false, "first_name": "-"}, "chat_instance": "66322474", "message": {"message_id": 217, "date": 1614394200, "chat": {"id": 1012, "first_name": "-", "type": "private"}}, "data": "36557404:category_worker"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (262, 'telegram', '100000262', '1012', '{"update_id": 100000262, "callback_query": {"id": "4346506903729", "from": {"id": 1012, "is_bot": false, "first_name": "-"}, "chat_instance": "66322474", "message": {"message_id": 217, "date": 1614394200, "chat": {"id": 1012, "first_name": "-", "type": "private"}}, "data": "36557405:section:2"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (263, 'telegram', '100000263', '1012', '{"update_id": 100000263, "message": {"message_id": 219, "from": {"id": 1012, "is_bot": false, "first_name": "-"}, "chat": {"id": 1012, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "menu"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (264, 'telegram', '100000264', '1012', '{"update_id": 100000264, "callback_query": {"id": "4346506903730", "from": {"id": 1012, "is_bot": false, "first_name": "-"}, "chat_instance": "66322474", "message": {"message_id": 221, "date": 1614394200, "chat": {"id": 1012, "first_name": "-", "type": "private"}}, "data": "36557407:register"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (265, 'telegram', '100000265', '1012', '{"update_id": 100000265, "callback_query": {"id": "4346506903731", "from": {"id": 1012, "is_bot": false, "first_name": "-"}, "chat_instance": "66322474", "message": {"message_id": 221, "date": 1614394200, "chat": {"id": 1012, "first_name": "-", "type": "private"}}, "data": "36557408:thing:th21-title-worker"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (266, 'telegram', '100000266', '1012', '{"update_id": 100000266, "callback_query": {"id": "4346506903732", "from": {"id": 1012, "is_bot": false, "first_name": "-"}, "chat_instance": "66322474", "message": {"message_id": 221, "date": 1614394200, "chat": {"id": 1012, "first_name": "-", "type": "private"}}, "data": "36557409:answer:fewer-defects"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (267, 'telegram', '100000267', '1012', '{"update_id": 100000267, "message": {"message_id": 222, "from": {"id": 1012, "is_bot": false, "first_name": "-"}, "chat": {"id": 1012, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "loi duoi 1%"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (268, 'telegram', '100000268', '1012', '{"update_id": 100000268, "callback_query": {"id": "4346506903733", "from": {"id": 1012, "is_bot": false, "first_name": "-"}, "chat_instance": "66322474", "message": {"message_id": 223, "date": 1614394200, "chat": {"id": 1012, "first_name": "-", "type": "private"}}, "data": "36557411:submit"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (269, 'telegram', '100000269', '1000', '{"update_id": 100000269, "message": {"message_id": 224, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "menu"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (270, 'telegram', '100000270', '1000', '{"update_id": 100000270, "callback_query": {"id": "4294967296182", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 225, "date": 1614394200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550892:officer_people"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (271, 'telegram', '100000271', '1000', '{"update_id": 100000271, "callback_query": {"id": "4294967296183", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 225, "date": 1614394200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550893:block_person:13-13"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (272, 'telegram', '100000272', '1000', '{"update_id": 100000272, "callback_query": {"id": "4294967296184", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 225, "date": 1614394200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "36550894:yes_block_person:13"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (273, 'telegram', '100000273', '1008', '{"update_id": 100000273, "message": {"message_id": 226, "from": {"id": 1008, "is_bot": false, "first_name": "-"}, "chat": {"id": 1008, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "menu"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (274, 'telegram', '100000274', '1008', '{"update_id": 100000274, "callback_query": {"id": "4329327034553", "from": {"id": 1008, "is_bot": false, "first_name": "-"}, "chat_instance": "66060330", "message": {"message_id": 227, "date": 1614394200, "chat": {"id": 1008, "first_name": "-", "type": "private"}}, "data": "36550808:more_menu"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (275, 'telegram', '100000275', '1008', '{"update_id": 100000275, "callback_query": {"id": "4329327034554", "from": {"id": 1008, "is_bot": false, "first_name": "-"}, "chat_instance": "66060330", "message": {"message_id": 227, "date": 1614394200, "chat": {"id": 1008, "first_name": "-", "type": "private"}}, "data": "36550809:more"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (276, 'telegram', '100000276', '1008', '{"update_id": 100000276, "callback_query": {"id": "4329327034555", "from": {"id": 1008, "is_bot": false, "first_name": "-"}, "chat_instance": "66060330", "message": {"message_id": 227, "date": 1614394200, "chat": {"id": 1008, "first_name": "-", "type": "private"}}, "data": "36550810:moved"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (277, 'telegram', '100000277', '1008', '{"update_id": 100000277, "callback_query": {"id": "4329327034556", "from": {"id": 1008, "is_bot": false, "first_name": "-"}, "chat_instance": "66060330", "message": {"message_id": 227, "date": 1614394200, "chat": {"id": 1008, "first_name": "-", "type": "private"}}, "data": "36550811:change_unit"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (278, 'telegram', '100000278', '1008', '{"update_id": 100000278, "message": {"message_id": 228, "from": {"id": 1008, "is_bot": false, "first_name": "-"}, "chat": {"id": 1008, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "benh vien da khoa"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (279, 'telegram', '100000279', '1008', '{"update_id": 100000279, "callback_query": {"id": "4329327034557", "from": {"id": 1008, "is_bot": false, "first_name": "-"}, "chat_instance": "66060330", "message": {"message_id": 229, "date": 1614394200, "chat": {"id": 1008, "first_name": "-", "type": "private"}}, "data": "36550813:unit:4"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (280, 'telegram', '100000280', '1008', '{"update_id": 100000280, "callback_query": {"id": "4329327034558", "from": {"id": 1008, "is_bot": false, "first_name": "-"}, "chat_instance": "66060330", "message": {"message_id": 229, "date": 1614394200, "chat": {"id": 1008, "first_name": "-", "type": "private"}}, "data": "36550814:yes_here"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (281, 'telegram', '100000281', '1010', '{"update_id": 100000281, "message": {"message_id": 230, "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat": {"id": 1010, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "menu"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (282, 'telegram', '100000282', '1010', '{"update_id": 100000282, "callback_query": {"id": "4337916969151", "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat_instance": "66191402", "message": {"message_id": 231, "date": 1614394200, "chat": {"id": 1010, "first_name": "-", "type": "private"}}, "data": "36550817:more_menu"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (283, 'telegram', '100000283', '1010', '{"update_id": 100000283, "callback_query": {"id": "4337916969152", "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat_instance": "66191402", "message": {"message_id": 231, "date": 1614394200, "chat": {"id": 1010, "first_name": "-", "type": "private"}}, "data": "36550818:my_data"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (284, 'telegram', '100000284', '1010', '{"update_id": 100000284, "callback_query": {"id": "4337916969153", "from": {"id": 1010, "is_bot": false, "first_name": "-"}, "chat_instance": "66191402", "message": {"message_id": 231, "date": 1614394200, "chat": {"id": 1010, "first_name": "-", "type": "private"}}, "data": "36550819:download_data"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (285, 'telegram', '100000285', '1005', '{"update_id": 100000285, "message": {"message_id": 234, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat": {"id": 1005, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "/lienhe", "entities": [{"offset": 0, "length": 7, "type": "bot_command"}]}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (286, 'telegram', '100000286', '1005', '{"update_id": 100000286, "callback_query": {"id": "4316442132674", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 235, "date": 1614394200, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "36550823:write_letter"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (287, 'telegram', '100000287', '1005', '{"update_id": 100000287, "message": {"message_id": 236, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat": {"id": 1005, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "Ca \u0111\u00eam g\u1eedi h\u1ed3 s\u01a1 \u1edf \u0111\u00e2u?"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (288, 'telegram', '100000288', '1000', '{"update_id": 100000288, "message": {"message_id": 238, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "menu"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (289, 'telegram', '100000289', '1013', '{"update_id": 100000289, "message": {"message_id": 246, "from": {"id": 1013, "is_bot": false, "first_name": "-"}, "chat": {"id": 1013, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "/start u-MAY0123", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (290, 'telegram', '100000290', '1013', '{"update_id": 100000290, "callback_query": {"id": "4350801871043", "from": {"id": 1013, "is_bot": false, "first_name": "-"}, "chat_instance": "66388010", "message": {"message_id": 247, "date": 1614394200, "chat": {"id": 1013, "first_name": "-", "type": "private"}}, "data": "36557401:yes_here"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (291, 'telegram', '100000291', '1013', '{"update_id": 100000291, "callback_query": {"id": "4350801871044", "from": {"id": 1013, "is_bot": false, "first_name": "-"}, "chat_instance": "66388010", "message": {"message_id": 247, "date": 1614394200, "chat": {"id": 1013, "first_name": "-", "type": "private"}}, "data": "36557402:agree"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (292, 'telegram', '100000292', '1013', '{"update_id": 100000292, "message": {"message_id": 248, "from": {"id": 1013, "is_bot": false, "first_name": "-"}, "chat": {"id": 1013, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "L\u00ea Th\u1ecb \u1ea8n"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (293, 'telegram', '100000293', '1013', '{"update_id": 100000293, "callback_query": {"id": "4350801871045", "from": {"id": 1013, "is_bot": false, "first_name": "-"}, "chat_instance": "66388010", "message": {"message_id": 249, "date": 1614394200, "chat": {"id": 1013, "first_name": "-", "type": "private"}}, "data": "36557404:category_worker"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (294, 'telegram', '100000294', '1013', '{"update_id": 100000294, "callback_query": {"id": "4350801871046", "from": {"id": 1013, "is_bot": false, "first_name": "-"}, "chat_instance": "66388010", "message": {"message_id": 249, "date": 1614394200, "chat": {"id": 1013, "first_name": "-", "type": "private"}}, "data": "36557405:section:2"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (295, 'telegram', '100000295', '1013', '{"update_id": 100000295, "message": {"message_id": 251, "from": {"id": 1013, "is_bot": false, "first_name": "-"}, "chat": {"id": 1013, "first_name": "-", "type": "private"}, "date": 1614394200, "contact": {"phone_number": "***", "first_name": "-", "user_id": 1013}}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (296, 'telegram', '100000296', '1014', '{"update_id": 100000296, "message": {"message_id": 254, "from": {"id": 1014, "is_bot": false, "first_name": "-"}, "chat": {"id": 1014, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "/start u-MAY0123", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (297, 'telegram', '100000297', '1014', '{"update_id": 100000297, "callback_query": {"id": "4355096838343", "from": {"id": 1014, "is_bot": false, "first_name": "-"}, "chat_instance": "66453546", "message": {"message_id": 255, "date": 1614394200, "chat": {"id": 1014, "first_name": "-", "type": "private"}}, "data": "36557401:yes_here"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (298, 'telegram', '100000298', '1014', '{"update_id": 100000298, "callback_query": {"id": "4355096838344", "from": {"id": 1014, "is_bot": false, "first_name": "-"}, "chat_instance": "66453546", "message": {"message_id": 255, "date": 1614394200, "chat": {"id": 1014, "first_name": "-", "type": "private"}}, "data": "36557402:agree"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (299, 'telegram', '100000299', '1014', '{"update_id": 100000299, "message": {"message_id": 256, "from": {"id": 1014, "is_bot": false, "first_name": "-"}, "chat": {"id": 1014, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "Ph\u1ea1m V\u0103n \u00c2n"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (300, 'telegram', '100000300', '1014', '{"update_id": 100000300, "callback_query": {"id": "4355096838345", "from": {"id": 1014, "is_bot": false, "first_name": "-"}, "chat_instance": "66453546", "message": {"message_id": 257, "date": 1614394200, "chat": {"id": 1014, "first_name": "-", "type": "private"}}, "data": "36557404:category_worker"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (301, 'telegram', '100000301', '1014', '{"update_id": 100000301, "callback_query": {"id": "4355096838346", "from": {"id": 1014, "is_bot": false, "first_name": "-"}, "chat_instance": "66453546", "message": {"message_id": 257, "date": 1614394200, "chat": {"id": 1014, "first_name": "-", "type": "private"}}, "data": "36557405:section:2"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (302, 'telegram', '100000302', '1015', '{"update_id": 100000302, "message": {"message_id": 259, "from": {"id": 1015, "is_bot": false, "first_name": "-"}, "chat": {"id": 1015, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "/start u-MAY0123", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (303, 'telegram', '100000303', '1015', '{"update_id": 100000303, "callback_query": {"id": "4359391805643", "from": {"id": 1015, "is_bot": false, "first_name": "-"}, "chat_instance": "66519082", "message": {"message_id": 260, "date": 1614394200, "chat": {"id": 1015, "first_name": "-", "type": "private"}}, "data": "36557401:yes_here"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (304, 'telegram', '100000304', '1015', '{"update_id": 100000304, "callback_query": {"id": "4359391805644", "from": {"id": 1015, "is_bot": false, "first_name": "-"}, "chat_instance": "66519082", "message": {"message_id": 260, "date": 1614394200, "chat": {"id": 1015, "first_name": "-", "type": "private"}}, "data": "36557402:agree"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (305, 'telegram', '100000305', '1015', '{"update_id": 100000305, "message": {"message_id": 261, "from": {"id": 1015, "is_bot": false, "first_name": "-"}, "chat": {"id": 1015, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "L\u00ea Th\u1ecb H\u1ea1nh"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (306, 'telegram', '100000306', '1015', '{"update_id": 100000306, "callback_query": {"id": "4359391805645", "from": {"id": 1015, "is_bot": false, "first_name": "-"}, "chat_instance": "66519082", "message": {"message_id": 262, "date": 1614394200, "chat": {"id": 1015, "first_name": "-", "type": "private"}}, "data": "36557404:category_worker"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (307, 'telegram', '100000307', '1015', '{"update_id": 100000307, "callback_query": {"id": "4359391805646", "from": {"id": 1015, "is_bot": false, "first_name": "-"}, "chat_instance": "66519082", "message": {"message_id": 262, "date": 1614394200, "chat": {"id": 1015, "first_name": "-", "type": "private"}}, "data": "36557405:section:2"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (308, 'telegram', '100000308', '1016', '{"update_id": 100000308, "message": {"message_id": 264, "from": {"id": 1016, "is_bot": false, "first_name": "-"}, "chat": {"id": 1016, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "/start u-MAY0123", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (309, 'telegram', '100000309', '1016', '{"update_id": 100000309, "callback_query": {"id": "4363686772943", "from": {"id": 1016, "is_bot": false, "first_name": "-"}, "chat_instance": "66584618", "message": {"message_id": 265, "date": 1614394200, "chat": {"id": 1016, "first_name": "-", "type": "private"}}, "data": "36557401:yes_here"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (310, 'telegram', '100000310', '1016', '{"update_id": 100000310, "callback_query": {"id": "4363686772944", "from": {"id": 1016, "is_bot": false, "first_name": "-"}, "chat_instance": "66584618", "message": {"message_id": 265, "date": 1614394200, "chat": {"id": 1016, "first_name": "-", "type": "private"}}, "data": "36557402:agree"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (311, 'telegram', '100000311', '1016', '{"update_id": 100000311, "message": {"message_id": 266, "from": {"id": 1016, "is_bot": false, "first_name": "-"}, "chat": {"id": 1016, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "Qu\u00e1ch Th\u1ecb B\u01b0\u1edfi"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (312, 'telegram', '100000312', '1016', '{"update_id": 100000312, "callback_query": {"id": "4363686772945", "from": {"id": 1016, "is_bot": false, "first_name": "-"}, "chat_instance": "66584618", "message": {"message_id": 267, "date": 1614394200, "chat": {"id": 1016, "first_name": "-", "type": "private"}}, "data": "36557404:category_worker"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (313, 'telegram', '100000313', '1016', '{"update_id": 100000313, "callback_query": {"id": "4363686772946", "from": {"id": 1016, "is_bot": false, "first_name": "-"}, "chat_instance": "66584618", "message": {"message_id": 267, "date": 1614394200, "chat": {"id": 1016, "first_name": "-", "type": "private"}}, "data": "36557405:section:2"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (314, 'telegram', '100000314', '1016', '{"update_id": 100000314, "message": {"message_id": 269, "from": {"id": 1016, "is_bot": false, "first_name": "-"}, "chat": {"id": 1016, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "menu"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (315, 'telegram', '100000315', '1016', '{"update_id": 100000315, "callback_query": {"id": "4363686772947", "from": {"id": 1016, "is_bot": false, "first_name": "-"}, "chat_instance": "66584618", "message": {"message_id": 271, "date": 1614394200, "chat": {"id": 1016, "first_name": "-", "type": "private"}}, "data": "36557407:register"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (316, 'telegram', '100000316', '1016', '{"update_id": 100000316, "callback_query": {"id": "4363686772948", "from": {"id": 1016, "is_bot": false, "first_name": "-"}, "chat_instance": "66584618", "message": {"message_id": 271, "date": 1614394200, "chat": {"id": 1016, "first_name": "-", "type": "private"}}, "data": "36557408:thing:th21-title-worker"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (317, 'telegram', '100000317', '1016', '{"update_id": 100000317, "callback_query": {"id": "4363686772949", "from": {"id": 1016, "is_bot": false, "first_name": "-"}, "chat_instance": "66584618", "message": {"message_id": 271, "date": 1614394200, "chat": {"id": 1016, "first_name": "-", "type": "private"}}, "data": "36557409:answer:fewer-defects"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (318, 'telegram', '100000318', '1016', '{"update_id": 100000318, "message": {"message_id": 272, "from": {"id": 1016, "is_bot": false, "first_name": "-"}, "chat": {"id": 1016, "first_name": "-", "type": "private"}, "date": 1614394200, "text": "loi duoi 1%"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (319, 'telegram', '100000319', '1016', '{"update_id": 100000319, "callback_query": {"id": "4363686772950", "from": {"id": 1016, "is_bot": false, "first_name": "-"}, "chat_instance": "66584618", "message": {"message_id": 273, "date": 1614394200, "chat": {"id": 1016, "first_name": "-", "type": "private"}}, "data": "36557411:submit"}}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (320, 'telegram', '100000320', '1002', '{"update_id": 100000320, "message": {"message_id": 296, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614475800, "text": "menu"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (321, 'telegram', '100000321', '1002', '{"update_id": 100000321, "callback_query": {"id": "4303557230807", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 297, "date": 1614475800, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550823:officer_announce"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (322, 'telegram', '100000322', '1002', '{"update_id": 100000322, "callback_query": {"id": "4303557230808", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 297, "date": 1614475800, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550824:announce_unit:2"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (323, 'telegram', '100000323', '1002', '{"update_id": 100000323, "callback_query": {"id": "4303557230809", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 297, "date": 1614475800, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550825:announce_members"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (324, 'telegram', '100000324', '1002', '{"update_id": 100000324, "message": {"message_id": 298, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614475800, "text": "\u0110\u1ec1 ngh\u1ecb l\u1eadp k\u1ebf ho\u1ea1ch."}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (325, 'telegram', '100000325', '1002', '{"update_id": 100000325, "callback_query": {"id": "4303557230810", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 299, "date": 1614475800, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550827:no_file"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (326, 'telegram', '100000326', '1002', '{"update_id": 100000326, "callback_query": {"id": "4303557230811", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 299, "date": 1614475800, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550828:announce_now"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (327, 'telegram', '100000327', '1002', '{"update_id": 100000327, "message": {"message_id": 300, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614475800, "text": "menu"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (328, 'telegram', '100000328', '1002', '{"update_id": 100000328, "callback_query": {"id": "4303557230812", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 301, "date": 1614475800, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550830:officer_announce"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (329, 'telegram', '100000329', '1002', '{"update_id": 100000329, "callback_query": {"id": "4303557230813", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 301, "date": 1614475800, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550831:announce_unit:2"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (330, 'telegram', '100000330', '1002', '{"update_id": 100000330, "callback_query": {"id": "4303557230814", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 301, "date": 1614475800, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550832:announce_members"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (331, 'telegram', '100000331', '1002', '{"update_id": 100000331, "message": {"message_id": 302, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614475800, "text": "\u0110\u1ec1 ngh\u1ecb g\u1eedi b\u00e1o c\u00e1o."}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (332, 'telegram', '100000332', '1002', '{"update_id": 100000332, "callback_query": {"id": "4303557230815", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 303, "date": 1614475800, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550834:no_file"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (333, 'telegram', '100000333', '1002', '{"update_id": 100000333, "callback_query": {"id": "4303557230816", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 303, "date": 1614475800, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550835:announce_now"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (334, 'telegram', '100000334', '1002', '{"update_id": 100000334, "callback_query": {"id": "4303557230817", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 303, "date": 1614475800, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "36550836:announce_pause:6"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (335, 'telegram', '100000335', '1017', '{"update_id": 100000335, "message": {"message_id": 304, "from": {"id": 1017, "is_bot": false, "first_name": "-"}, "chat": {"id": 1017, "first_name": "-", "type": "private"}, "date": 1614475800, "text": "/menu", "entities": [{"offset": 0, "length": 5, "type": "bot_command"}]}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (336, 'telegram', '100000336', '1017', '{"update_id": 100000336, "message": {"message_id": 306, "from": {"id": 1017, "is_bot": false, "first_name": "-"}, "chat": {"id": 1017, "first_name": "-", "type": "private"}, "date": 1614475800, "text": "menu"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (337, 'telegram', '100000516', '1008', '{"update_id": 100000516, "message": {"message_id": 613, "from": {"id": 1008, "is_bot": false, "first_name": "-"}, "chat": {"id": 1008, "first_name": "-", "type": "private"}, "date": 1614475800, "text": "menu"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (338, 'telegram', '100001191', '1005', '{"update_id": 100001191, "message": {"message_id": 1660, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat": {"id": 1005, "first_name": "-", "type": "private"}, "date": 1614475800, "text": "menu"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (341, 'telegram', '100002646', '1000', '{"update_id": 100002646, "message": {"message_id": 3870, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614475800, "text": "menu"}}', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', 0, NULL, NULL);
INSERT INTO public.inbox VALUES (342, 'telegram', '9100', '3001', '{"update_id": 9100, "callback_query": {"id": "0", "from": {"id": 3001, "is_bot": false, "first_name": "-"}, "chat_instance": "1", "data": "36639003:back", "message": {"message_id": 900, "date": 1614476400, "chat": {"id": 3001, "type": "private"}, "from": {"id": 3001, "is_bot": false, "first_name": "-"}, "text": "-"}}}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (343, 'telegram', '9101', '3013', '{"update_id": 9101, "callback_query": {"id": "1", "from": {"id": 3013, "is_bot": false, "first_name": "-"}, "chat_instance": "1", "data": "36550833:no_photo", "message": {"message_id": 900, "date": 1614476400, "chat": {"id": 3013, "type": "private"}, "from": {"id": 3013, "is_bot": false, "first_name": "-"}, "text": "-"}}}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (344, 'telegram', '9102', '3025', '{"update_id": 9102, "callback_query": {"id": "2", "from": {"id": 3025, "is_bot": false, "first_name": "-"}, "chat_instance": "1", "data": "36639028:home", "message": {"message_id": 900, "date": 1614476400, "chat": {"id": 3025, "type": "private"}, "from": {"id": 3025, "is_bot": false, "first_name": "-"}, "text": "-"}}}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (345, 'telegram', '9103', '3037', '{"update_id": 9103, "callback_query": {"id": "3", "from": {"id": 3037, "is_bot": false, "first_name": "-"}, "chat_instance": "1", "data": "36639039:yes_here", "message": {"message_id": 900, "date": 1614476400, "chat": {"id": 3037, "type": "private"}, "from": {"id": 3037, "is_bot": false, "first_name": "-"}, "text": "-"}}}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (346, 'telegram', '9104', '3049', '{"update_id": 9104, "callback_query": {"id": "4", "from": {"id": 3049, "is_bot": false, "first_name": "-"}, "chat_instance": "1", "data": "36550946:announce_again:1", "message": {"message_id": 900, "date": 1614476400, "chat": {"id": 3049, "type": "private"}, "from": {"id": 3049, "is_bot": false, "first_name": "-"}, "text": "-"}}}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (347, 'telegram', '9105', '3061', '{"update_id": 9105, "callback_query": {"id": "5", "from": {"id": 3061, "is_bot": false, "first_name": "-"}, "chat_instance": "1", "data": "36550958:home", "message": {"message_id": 900, "date": 1614476400, "chat": {"id": 3061, "type": "private"}, "from": {"id": 3061, "is_bot": false, "first_name": "-"}, "text": "-"}}}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (348, 'telegram', '9106', '3073', '{"update_id": 9106, "callback_query": {"id": "6", "from": {"id": 3073, "is_bot": false, "first_name": "-"}, "chat_instance": "1", "data": "36550972:yes_refuse_person:15", "message": {"message_id": 900, "date": 1614476400, "chat": {"id": 3073, "type": "private"}, "from": {"id": 3073, "is_bot": false, "first_name": "-"}, "text": "-"}}}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (349, 'telegram', '9107', '3085', '{"update_id": 9107, "callback_query": {"id": "7", "from": {"id": 3085, "is_bot": false, "first_name": "-"}, "chat_instance": "1", "data": "36550902:you_unknown", "message": {"message_id": 900, "date": 1614476400, "chat": {"id": 3085, "type": "private"}, "from": {"id": 3085, "is_bot": false, "first_name": "-"}, "text": "-"}}}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (350, 'telegram', '9200', '3006', '{"update_id": 9200, "message": {"message_id": 900, "date": 1614476400, "chat": {"id": 3006, "type": "private"}, "from": {"id": 3006, "is_bot": false, "first_name": "-"}, "text": "menu"}}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (351, 'telegram', '9201', '3030', '{"update_id": 9201, "message": {"message_id": 900, "date": 1614476400, "chat": {"id": 3030, "type": "private"}, "from": {"id": 3030, "is_bot": false, "first_name": "-"}, "text": "menu"}}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (352, 'telegram', '9202', '3054', '{"update_id": 9202, "message": {"message_id": 900, "date": 1614476400, "chat": {"id": 3054, "type": "private"}, "from": {"id": 3054, "is_bot": false, "first_name": "-"}, "text": "menu"}}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (353, 'telegram', '9203', '3078', '{"update_id": 9203, "message": {"message_id": 900, "date": 1614476400, "chat": {"id": 3078, "type": "private"}, "from": {"id": 3078, "is_bot": false, "first_name": "-"}, "text": "menu"}}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (354, 'telegram', '9300', '3009', '{"update_id": 9300, "message": {"message_id": 900, "date": 1614476400, "chat": {"id": 3009, "type": "private"}, "from": {"id": 3009, "is_bot": false, "first_name": "-"}, "contact": {"phone_number": "84912000109", "first_name": "-", "user_id": 3009}}}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (355, 'telegram', '9301', '3010', '{"update_id": 9301, "my_chat_member": {"date": 1614476400, "chat": {"id": 3010, "type": "private"}, "from": {"id": 3010, "is_bot": false, "first_name": "-"}, "old_chat_member": {"user": {"id": 1, "is_bot": true, "first_name": "b"}, "status": "member"}, "new_chat_member": {"user": {"id": 1, "is_bot": true, "first_name": "b"}, "status": "kicked", "until_date": 0}}}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (356, 'zalo_bot', 'zb-zalo-1', 'zalo-1', '{"event_name": "message.text.received", "message": {"from": {"is_bot": false}, "chat": {"id": "zalo-1", "chat_type": "PRIVATE"}, "text": "1", "message_id": "zb-zalo-1", "date": 1614476400000}}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (357, 'zalo_oa', 'zo-zalo-2', 'zalo-2', '{"event_name": "user_send_text", "user": "zalo-2", "timestamp": "1614476400000", "msg_id": "zo-zalo-2", "attachments": [], "text": "#36551717:answer:other"}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (358, 'zalo_oa', 'zo-zalo-3', 'zalo-3', '{"event_name": "user_send_text", "user": "zalo-3", "timestamp": "1614476400000", "msg_id": "zo-zalo-3", "attachments": [], "text": "#36551798:accept:8"}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (359, 'zalo_bot', 'zb-zalo-5', 'zalo-5', '{"event_name": "message.text.received", "message": {"from": {"is_bot": false}, "chat": {"id": "zalo-5", "chat_type": "PRIVATE"}, "text": "1", "message_id": "zb-zalo-5", "date": 1614476400000}}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.inbox VALUES (360, 'zalo_oa', 'zo-info', 'zalo-2', '{"event_name": "user_submit_info", "user": "zalo-2", "timestamp": "1614476400000", "phone": "84912000110"}', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL);
INSERT INTO public.invitation VALUES (1, '3cf58b1d85752d60cdc12777d62b46c61bbb3e40fb69c8aaec3da5a2ff867c28', 3, 'officer', '2023-12-31', '2021-02-27 01:00:00+00', '2021-03-06 01:00:00+00', '2021-02-27 01:00:00+00', 1, NULL, NULL);
INSERT INTO public.invitation VALUES (2, '919856c285f5344e158b4e16ef8e13385799f50ed25613810dbfc5b2b18b003f', 3, 'officer', '2023-12-31', '2021-02-27 01:00:00+00', '2021-03-06 01:00:00+00', '2021-02-27 01:00:00+00', 2, NULL, NULL);
INSERT INTO public.invitation VALUES (3, '85d4d21214cba8cb04748434c3b7def1bd7317032c7d6c188ba220157978e29b', 2, 'officer', '2023-12-31', '2021-02-27 01:00:00+00', '2021-03-06 01:00:00+00', '2021-02-27 01:00:00+00', 3, NULL, NULL);
INSERT INTO public.invitation VALUES (4, '75ec7d0ed59f1e5f63e1bc7bbae4a990d9e4939f70445383adfc761674e6648c', 1, 'administrator', NULL, '2021-02-27 01:00:00+00', '2021-03-06 01:00:00+00', '2021-02-27 01:00:00+00', 4, NULL, NULL);
INSERT INTO public.invitation VALUES (5, '68274ca7a51eaec15c1bec9de4de42d6a00567d152aa82fb5170c8bc6dee77b0', 4, 'officer', '2023-12-31', '2021-02-27 01:00:00+00', '2021-03-06 01:00:00+00', '2021-02-27 01:00:00+00', 5, NULL, NULL);
INSERT INTO public.invitation VALUES (6, '07e290854f57c580403f08bb9f93012d7bb3b73047965806b622e1bb21c5bfb0', 3, 'officer', '2022-12-31', '2021-02-27 02:50:00+00', '2021-03-06 02:50:00+00', '2021-02-27 02:50:00+00', 12, 3, NULL);
INSERT INTO public.invitation VALUES (7, '7e8927835297bd9d2fae011fc80fc36dacb729911ef39f98919c468bd9237bd4', 3, 'officer', '2022-12-31', '2021-02-27 02:50:00+00', '2021-03-06 02:50:00+00', NULL, NULL, 3, NULL);
INSERT INTO public.journal_mark VALUES (1, 4, NULL, NULL);
INSERT INTO public.lease VALUES ('announcements', '', 0, 3);
INSERT INTO public.lease VALUES ('backup', '', 0, 3);
INSERT INTO public.lease VALUES ('courier:telegram', '', 0, 3);
INSERT INTO public.lease VALUES ('courier:zalo_bot', '', 0, 3);
INSERT INTO public.lease VALUES ('ticks', '', 0, 3);
INSERT INTO public.lease VALUES ('worker:ab12cd34', '', 0, 3);
INSERT INTO public.link_code VALUES (1, '8efe78996b4d6da5c11e74ad32b7440ade211ef9f9e2f9c91df93f6a9d3a3743', 9, 9, '2021-02-28 01:40:00+00', '2021-02-28 01:50:00+00', NULL, NULL);
INSERT INTO public.membership VALUES (1, 1, 3, NULL, 'active', '2021-02-27 01:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.membership VALUES (2, 2, 3, NULL, 'active', '2021-02-27 01:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.membership VALUES (3, 3, 2, NULL, 'active', '2021-02-27 01:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.membership VALUES (4, 4, 1, NULL, 'active', '2021-02-27 01:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.membership VALUES (5, 5, 4, NULL, 'active', '2021-02-27 01:00:00+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.membership VALUES (6, 6, 3, 2, 'active', '2021-02-27 01:00:00+00', NULL, 1, '2021-02-27 01:00:00+00', NULL, 'phone', NULL, NULL);
INSERT INTO public.membership VALUES (7, 7, 3, 2, 'active', '2021-02-27 01:00:00+00', NULL, 1, '2021-02-27 01:00:00+00', NULL, 'phone', NULL, NULL);
INSERT INTO public.membership VALUES (8, 8, 3, 2, 'active', '2021-02-27 01:00:00+00', NULL, 1, '2021-02-27 01:00:00+00', NULL, 'phone', NULL, NULL);
INSERT INTO public.membership VALUES (9, 9, 3, 2, 'ended', '2021-02-27 01:00:00+00', '2021-02-27 02:50:00+00', 1, '2021-02-27 01:00:00+00', NULL, 'phone', 'active', 9);
INSERT INTO public.membership VALUES (10, 10, 3, 2, 'active', '2021-02-27 01:00:00+00', NULL, 1, '2021-02-27 01:00:00+00', NULL, NULL, NULL, NULL);
INSERT INTO public.membership VALUES (11, 11, 3, 2, 'active', '2021-02-27 01:00:00+00', NULL, 1, '2021-02-27 01:00:00+00', NULL, NULL, NULL, NULL);
INSERT INTO public.membership VALUES (12, 12, 3, NULL, 'active', '2021-02-27 02:50:00+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.membership VALUES (13, 13, 3, 2, 'waiting', '2021-02-27 02:50:00+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.membership VALUES (14, 9, 4, NULL, 'waiting', '2021-02-27 02:50:00+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.membership VALUES (15, 14, 3, 2, 'waiting', '2021-02-27 02:50:00+00', NULL, NULL, NULL, NULL, 'phone', NULL, NULL);
INSERT INTO public.membership VALUES (16, 15, 3, 2, 'waiting', '2021-02-27 02:50:00+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.membership VALUES (17, 16, 3, 2, 'waiting', '2021-02-27 02:50:00+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.membership VALUES (18, 17, 3, 2, 'waiting', '2021-02-27 02:50:00+00', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.named_on_screen VALUES (22, 'person', 5);
INSERT INTO public.named_on_screen VALUES (63, 'person', 6);
INSERT INTO public.named_on_screen VALUES (63, 'person', 8);
INSERT INTO public.named_on_screen VALUES (72, 'person', 14);
INSERT INTO public.named_on_screen VALUES (73, 'person', 13);
INSERT INTO public.named_on_screen VALUES (73, 'person', 14);
INSERT INTO public.named_on_screen VALUES (73, 'person', 15);
INSERT INTO public.named_on_screen VALUES (73, 'person', 16);
INSERT INTO public.named_on_screen VALUES (73, 'person', 17);
INSERT INTO public.named_on_screen VALUES (79, 'person', 6);
INSERT INTO public.named_on_screen VALUES (80, 'person', 6);
INSERT INTO public.named_on_screen VALUES (80, 'person', 8);
INSERT INTO public.named_on_screen VALUES (82, 'person', 7);
INSERT INTO public.named_on_screen VALUES (83, 'person', 14);
INSERT INTO public.named_on_screen VALUES (84, 'person', 6);
INSERT INTO public.named_on_screen VALUES (84, 'person', 7);
INSERT INTO public.named_on_screen VALUES (84, 'person', 8);
INSERT INTO public.named_on_screen VALUES (84, 'person', 10);
INSERT INTO public.named_on_screen VALUES (84, 'person', 11);
INSERT INTO public.named_on_screen VALUES (85, 'person', 7);
INSERT INTO public.named_on_screen VALUES (86, 'person', 7);
INSERT INTO public.named_on_screen VALUES (87, 'person', 7);
INSERT INTO public.named_on_screen VALUES (88, 'person', 7);
INSERT INTO public.named_on_screen VALUES (89, 'person', 7);
INSERT INTO public.named_on_screen VALUES (90, 'person', 7);
INSERT INTO public.named_on_screen VALUES (91, 'person', 14);
INSERT INTO public.named_on_screen VALUES (92, 'person', 7);
INSERT INTO public.named_on_screen VALUES (96, 'person', 10);
INSERT INTO public.named_on_screen VALUES (108, 'person', 7);
INSERT INTO public.named_on_screen VALUES (109, 'person', 7);
INSERT INTO public.outbox VALUES (1, 'role_taken:2:2021-02-27T08:00:00+07:00:1', 'notice', 1, NULL, 'Vũ Thị Cúc đã nhận quyền cán bộ công đoàn tại Công đoàn Công ty May Sao Mai lúc 08:00, 27/02/2021, bằng đường dẫn mời; quyền đến hết 31/12/2023.
Nếu người này không phải người được mời, mời đồng chí báo ngay để thu lại quyền.', 'null', 'sent', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 1, '115', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, 2, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (2, 'membership:6:membership_confirmed:1', 'notice', 6, NULL, '✅ Công đoàn Công ty May Sao Mai đã xác nhận anh/chị. Hồ sơ anh/chị gửi trong lúc chờ nay được xem xét.', 'null', 'sent', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 6, '116', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (3, 'membership:7:membership_confirmed:1', 'notice', 7, NULL, '✅ Công đoàn Công ty May Sao Mai đã xác nhận anh/chị. Hồ sơ anh/chị gửi trong lúc chờ nay được xem xét.', 'null', 'sent', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 7, '117', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (4, 'membership:8:membership_confirmed:1', 'notice', 8, NULL, '✅ Công đoàn Công ty May Sao Mai đã xác nhận anh/chị. Hồ sơ anh/chị gửi trong lúc chờ nay được xem xét.', 'null', 'sent', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 8, '118', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (5, 'membership:9:membership_confirmed:1', 'notice', 9, NULL, '✅ Công đoàn Công ty May Sao Mai đã xác nhận anh/chị. Hồ sơ anh/chị gửi trong lúc chờ nay được xem xét.', 'null', 'sent', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 9, '119', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (6, 'membership:10:membership_confirmed:1', 'notice', 10, NULL, '✅ Công đoàn Công ty May Sao Mai đã xác nhận anh/chị. Hồ sơ anh/chị gửi trong lúc chờ nay được xem xét.', 'null', 'sent', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 10, '120', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (7, 'membership:11:membership_confirmed:1', 'notice', 11, NULL, '✅ Công đoàn Công ty May Sao Mai đã xác nhận anh/chị. Hồ sơ anh/chị gửi trong lúc chờ nay được xem xét.', 'null', 'sent', '2021-02-27 01:00:00+00', '2021-02-27 01:00:00+00', 11, '121', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (8, 'outstanding:8:1', 'notice', 1, NULL, 'Gương đột xuất mới ở Công đoàn Công ty May Sao Mai: hồ sơ TH-PXN2.
Mời đồng chí xem sớm để kịp thời biểu dương, đề nghị khen thưởng.', '[[{"code": "review_outstanding", "value": "", "label": "Xem \u0111\u1ed9t xu\u1ea5t"}]]', 'sent', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, '123', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, 7, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (9, 'outstanding:8:2', 'notice', 2, NULL, 'Gương đột xuất mới ở Công đoàn Công ty May Sao Mai: hồ sơ TH-PXN2.
Mời đồng chí xem sớm để kịp thời biểu dương, đề nghị khen thưởng.', '[[{"code": "review_outstanding", "value": "", "label": "Xem \u0111\u1ed9t xu\u1ea5t"}]]', 'sent', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 2, '122', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, 7, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (10, 'digest:1:2021-02-27', 'digest', 1, NULL, 'Hôm nay có 8 hồ sơ chờ xem xét, trong đó 1 gương đột xuất.', '[[{"code": "review_outstanding", "value": "", "label": "Xem \u0111\u1ed9t xu\u1ea5t"}], [{"code": "review_records", "value": "", "label": "Xem h\u1ed3 s\u01a1"}], [{"code": "digest_hour", "value": "", "label": "\u0110\u1ed5i gi\u1edd nh\u1eafc"}]]', 'sent', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, '125', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (11, 'digest:2:2021-02-27', 'digest', 2, NULL, 'Hôm nay có 8 hồ sơ chờ xem xét, trong đó 1 gương đột xuất.', '[[{"code": "review_outstanding", "value": "", "label": "Xem \u0111\u1ed9t xu\u1ea5t"}], [{"code": "review_records", "value": "", "label": "Xem h\u1ed3 s\u01a1"}], [{"code": "digest_hour", "value": "", "label": "\u0110\u1ed5i gi\u1edd nh\u1eafc"}]]', 'sent', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 2, '124', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (12, 'review:1', 'notice', 7, NULL, '↩️ Hồ sơ TH-YXN3 cần bổ sung: Mục tiêu.
Công đoàn Công ty May Sao Mai: “Đề nghị ghi rõ việc đã làm và kết quả.”
Mời anh/chị sửa đến hết ngày thứ Bảy, 06/3/2021. Các phần khác giữ nguyên.', '[[{"code": "mend", "value": "TH-YXN3", "label": "S\u1eeda v\u00e0 g\u1eedi l\u1ea1i"}], [{"code": "write_letter", "value": "", "label": "Li\u00ean h\u1ec7 c\u00e1n b\u1ed9"}]]', 'sent', '2021-02-27 01:41:00+00', '2021-02-27 01:40:00+00', 7, '160', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 1, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (13, 'review:2', 'notice', 10, NULL, 'Hồ sơ TH-E3KC không được ghi nhận.
Công đoàn Công ty May Sao Mai: “Việc này nằm ngoài nội dung của phong trào thi đua.”
Cần hỏi thêm, mời anh/chị gặp hoặc nhắn cán bộ công đoàn của đơn vị.', '[[{"code": "write_letter", "value": "", "label": "Li\u00ean h\u1ec7 c\u00e1n b\u1ed9"}]]', 'sent', '2021-02-27 01:41:00+00', '2021-02-27 01:40:00+00', 10, '163', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 1, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (14, 'review:3', 'notice', 8, NULL, '✅ Hồ sơ TH-7XXN đã được ghi nhận.
Gương người tốt, việc tốt, Công đoàn Công ty May Sao Mai.', 'null', 'sent', '2021-02-27 01:41:00+00', '2021-02-27 01:40:00+00', 8, '159', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 1, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (15, 'publish:6:1', 'notice', 11, NULL, 'Đồng nghiệp giới thiệu anh/chị là gương tốt: “Nhặt được ví tiền, trả lại người mất”
Công đoàn có được đăng tên, ảnh của anh/chị không? Chưa trả lời thì chưa đăng.', '[[{"code": "publish_yes", "value": "2", "label": "\u0110\u1ed3ng \u00fd \u0111\u0103ng"}], [{"code": "publish_story", "value": "2", "label": "Ch\u1ec9 \u0111\u0103ng chuy\u1ec7n, kh\u00f4ng t\u00ean"}], [{"code": "publish_no", "value": "2", "label": "Kh\u00f4ng \u0111\u0103ng"}], [{"code": "publish_wrong", "value": "2", "label": "Chuy\u1ec7n n\u00e0y kh\u00f4ng \u0111\u00fang"}]]', 'sent', '2021-02-27 01:41:00+00', '2021-02-27 01:40:00+00', 11, '161', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 1, NULL, 8, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (16, 'review:4', 'notice', 10, NULL, '✅ Hồ sơ TH-3D7U đã được ghi nhận.
Gương người tốt, việc tốt, Công đoàn Công ty May Sao Mai.', 'null', 'sent', '2021-02-27 01:41:00+00', '2021-02-27 01:40:00+00', 10, '166', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 1, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (17, 'publish:7:1', 'notice', 9, NULL, 'Đồng nghiệp giới thiệu anh/chị là gương tốt: “Giúp bạn lúc ốm đau”
Công đoàn có được đăng tên, ảnh của anh/chị không? Chưa trả lời thì chưa đăng.', '[[{"code": "publish_yes", "value": "3", "label": "\u0110\u1ed3ng \u00fd \u0111\u0103ng"}], [{"code": "publish_story", "value": "3", "label": "Ch\u1ec9 \u0111\u0103ng chuy\u1ec7n, kh\u00f4ng t\u00ean"}], [{"code": "publish_no", "value": "3", "label": "Kh\u00f4ng \u0111\u0103ng"}], [{"code": "publish_wrong", "value": "3", "label": "Chuy\u1ec7n n\u00e0y kh\u00f4ng \u0111\u00fang"}]]', 'sent', '2021-02-27 01:41:00+00', '2021-02-27 01:40:00+00', 9, '164', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 1, NULL, 10, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (18, 'pledge:1:5', 'notice', 5, NULL, 'Công đoàn Công ty May Sao Mai đề nghị ký kết giao ước thi đua với Công đoàn Bệnh viện Đa khoa tỉnh.
Mời đồng chí xem nội dung và trả lời.', '[[{"code": "see_pledge", "value": "1", "label": "Xem giao \u01b0\u1edbc"}]]', 'sent', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 5, '162', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 1, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (19, 'grant:6:role_given:2021-02-27T09:00:00+07:00', 'notice', 7, NULL, 'Đồng chí được giao quyền tổ trưởng công đoàn tại Công đoàn Công ty May Sao Mai. Đồng chí lấy được lời mời tham gia cho tổ. Mời đồng chí gõ MENU để xem.', 'null', 'sent', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 7, '165', '2021-02-27 02:00:00+00', '2021-02-27 02:00:00+00', 1, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (20, 'announcement:1:1', 'announcement', 1, 1, NULL, 'null', 'sent', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, '175', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (21, 'announcement:1:2', 'announcement', 2, 1, NULL, 'null', 'sent', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 2, '176', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (22, 'announcement:1:6', 'announcement', 6, 1, NULL, 'null', 'sent', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 6, '177', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (23, 'announcement:1:7', 'announcement', 7, 1, NULL, 'null', 'sent', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 7, '178', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (24, 'announcement:1:8', 'announcement', 8, 1, NULL, 'null', 'sent', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 8, '179', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (25, 'announcement:1:9', 'announcement', 9, 1, NULL, 'null', 'sent', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 9, '180', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (26, 'announcement:1:10', 'announcement', 10, 1, NULL, 'null', 'sent', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 10, '181', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (27, 'announcement:1:11', 'announcement', 11, 1, NULL, 'null', 'sent', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 11, '182', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (28, 'announcement:2:1', 'announcement', 1, 2, NULL, 'null', 'sent', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, '186', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (29, 'announcement:2:2', 'announcement', 2, 2, NULL, 'null', 'sent', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 2, '187', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (30, 'announcement:2:3', 'announcement', 3, 2, NULL, 'null', 'sent', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 3, '183', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (31, 'announcement:2:4', 'announcement', 4, 2, NULL, 'null', 'sent', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 4, '184', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (32, 'announcement:2:5', 'announcement', 5, 2, NULL, 'null', 'sent', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 5, '185', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (33, 'announcement_done:1:2', 'notice', 1, NULL, 'Đã gửi xong lúc 09:20: “Mời họp lúc 8 giờ.”
Đã gửi tới 8/8 người ở 1/1 đơn vị.
 Đã bấm “Đã nhận”: 0.', '[[{"code": "announce_look", "value": "1", "label": "Xem t\u00ecnh h\u00ecnh"}], [{"code": "announce_mute", "value": "1", "label": "\u0110\u01a1n v\u1ecb ch\u01b0a ph\u1ea3n h\u1ed3i"}], [{"code": "announce_correct", "value": "1", "label": "\u0110\u00ednh ch\u00ednh"}]]', 'sent', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, '189', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (34, 'announcement_done:2:2', 'notice', 4, NULL, 'Đã gửi xong lúc 09:20: “Mời họp lúc 8 giờ.”
Đã gửi tới 5/5 người ở 4/4 đơn vị.
 Đã bấm “Đã nhận”: 0.', '[[{"code": "announce_look", "value": "2", "label": "Xem t\u00ecnh h\u00ecnh"}], [{"code": "announce_mute", "value": "2", "label": "\u0110\u01a1n v\u1ecb ch\u01b0a ph\u1ea3n h\u1ed3i"}], [{"code": "announce_correct", "value": "2", "label": "\u0110\u00ednh ch\u00ednh"}]]', 'sent', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 4, '188', '2021-02-27 02:20:00+00', '2021-02-27 02:20:00+00', 1, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (35, 'role_taken:7:2021-02-27T09:50:00+07:00:3', 'notice', 3, NULL, 'Vũ Văn Lạ đã nhận quyền cán bộ công đoàn tại Công đoàn Công ty May Sao Mai lúc 09:50, 27/02/2021, bằng đường dẫn mời; quyền đến hết 31/12/2022.
Nếu người này không phải người được mời, mời đồng chí báo ngay để thu lại quyền.', '[[{"code": "not_them", "value": "7", "label": "Kh\u00f4ng ph\u1ea3i ng\u01b0\u1eddi n\u00e0y"}]]', 'sent', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 3, '240', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 1, NULL, 12, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (36, 'role_taken:7:2021-02-27T09:50:00+07:00:1', 'notice', 1, NULL, 'Vũ Văn Lạ đã nhận quyền cán bộ công đoàn tại Công đoàn Công ty May Sao Mai lúc 09:50, 27/02/2021, bằng đường dẫn mời; quyền đến hết 31/12/2022.
Nếu người này không phải người được mời, mời đồng chí báo ngay để thu lại quyền.', 'null', 'sent', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 1, '242', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 1, NULL, 12, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (37, 'role_taken:7:2021-02-27T09:50:00+07:00:2', 'notice', 2, NULL, 'Vũ Văn Lạ đã nhận quyền cán bộ công đoàn tại Công đoàn Công ty May Sao Mai lúc 09:50, 27/02/2021, bằng đường dẫn mời; quyền đến hết 31/12/2022.
Nếu người này không phải người được mời, mời đồng chí báo ngay để thu lại quyền.', 'null', 'sent', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 2, '243', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 1, NULL, 12, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (38, 'letter:9f137d54814a843d:1', 'notice', 1, NULL, 'Tin của Lê Thị Hạnh, Chuyền 2, CĐ May Sao Mai:
“Ca đêm gửi hồ sơ ở đâu?”', '[[{"code": "answer_letter", "value": "6", "label": "Tr\u1ea3 l\u1eddi"}]]', 'sent', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 1, '244', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 1, NULL, 6, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (39, 'letter:9f137d54814a843d:2', 'notice', 2, NULL, 'Tin của Lê Thị Hạnh, Chuyền 2, CĐ May Sao Mai:
“Ca đêm gửi hồ sơ ở đâu?”', '[[{"code": "answer_letter", "value": "6", "label": "Tr\u1ea3 l\u1eddi"}]]', 'sent', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 2, '245', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 1, NULL, 6, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (40, 'letter:9f137d54814a843d:12', 'notice', 12, NULL, 'Tin của Lê Thị Hạnh, Chuyền 2, CĐ May Sao Mai:
“Ca đêm gửi hồ sơ ở đâu?”', '[[{"code": "answer_letter", "value": "6", "label": "Tr\u1ea3 l\u1eddi"}]]', 'sent', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 12, '241', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 1, NULL, 6, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (41, 'digest:1:2021-02-28', 'digest', 1, NULL, 'Hôm nay có 5 người chờ xác nhận, 4 hồ sơ chờ xem xét, trong đó 1 gương đột xuất.', '[[{"code": "review_outstanding", "value": "", "label": "Xem \u0111\u1ed9t xu\u1ea5t"}], [{"code": "confirm_people", "value": "", "label": "X\u00e1c nh\u1eadn ng\u01b0\u1eddi"}], [{"code": "review_records", "value": "", "label": "Xem h\u1ed3 s\u01a1"}], [{"code": "digest_hour", "value": "", "label": "\u0110\u1ed5i gi\u1edd nh\u1eafc"}]]', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, '274', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (42, 'digest:2:2021-02-28', 'digest', 2, NULL, 'Hôm nay có 5 người chờ xác nhận, 4 hồ sơ chờ xem xét, trong đó 1 gương đột xuất.', '[[{"code": "review_outstanding", "value": "", "label": "Xem \u0111\u1ed9t xu\u1ea5t"}], [{"code": "confirm_people", "value": "", "label": "X\u00e1c nh\u1eadn ng\u01b0\u1eddi"}], [{"code": "review_records", "value": "", "label": "Xem h\u1ed3 s\u01a1"}], [{"code": "digest_hour", "value": "", "label": "\u0110\u1ed5i gi\u1edd nh\u1eafc"}]]', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 2, '275', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (43, 'digest:5:2021-02-28', 'digest', 5, NULL, 'Hôm nay có 1 người chờ xác nhận.', '[[{"code": "confirm_people", "value": "", "label": "X\u00e1c nh\u1eadn ng\u01b0\u1eddi"}], [{"code": "digest_hour", "value": "", "label": "\u0110\u1ed5i gi\u1edd nh\u1eafc"}]]', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 5, '276', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (88, 'state:cancelled', 'notice', 9, NULL, 'Tin cancelled', '[[{"code": "see_calendar", "label": "Xem l\u1ecbch", "value": ""}]]', 'cancelled', '2021-02-28 01:40:00+00', '2021-02-28 01:40:00+00', 9, '588', NULL, '2021-02-28 01:40:00+00', 0, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (89, 'state:held', 'notice', 9, NULL, 'Tin held', '[[{"code": "see_calendar", "label": "Xem l\u1ecbch", "value": ""}]]', 'held', '2021-02-28 01:40:00+00', '2021-02-28 01:40:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 1, NULL, false, NULL);
INSERT INTO public.outbox VALUES (44, 'digest:12:2021-02-28', 'digest', 12, NULL, 'Hôm nay có 5 người chờ xác nhận, 4 hồ sơ chờ xem xét, trong đó 1 gương đột xuất.', '[[{"code": "review_outstanding", "value": "", "label": "Xem \u0111\u1ed9t xu\u1ea5t"}], [{"code": "confirm_people", "value": "", "label": "X\u00e1c nh\u1eadn ng\u01b0\u1eddi"}], [{"code": "review_records", "value": "", "label": "Xem h\u1ed3 s\u01a1"}], [{"code": "digest_hour", "value": "", "label": "\u0110\u1ed5i gi\u1edd nh\u1eafc"}]]', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 12, '277', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (45, 'announcement:3:1', 'announcement', 1, 3, NULL, 'null', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, '283', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (46, 'announcement:3:2', 'announcement', 2, 3, NULL, 'null', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 2, '284', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (47, 'announcement:3:6', 'announcement', 6, 3, NULL, 'null', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 6, '278', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (48, 'announcement:3:7', 'announcement', 7, 3, NULL, 'null', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 7, '279', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (49, 'announcement:3:8', 'announcement', 8, 3, NULL, 'null', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 8, '280', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (50, 'announcement:3:10', 'announcement', 10, 3, NULL, 'null', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 10, '281', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (51, 'announcement:3:11', 'announcement', 11, 3, NULL, 'null', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 11, '282', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (52, 'announcement:3:12', 'announcement', 12, 3, NULL, 'null', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 12, '285', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (53, 'announcement:4:1', 'announcement', 1, 4, NULL, 'null', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, '291', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (54, 'announcement:4:2', 'announcement', 2, 4, NULL, 'null', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 2, '292', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (55, 'announcement:4:6', 'announcement', 6, 4, NULL, 'null', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 6, '286', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (56, 'announcement:4:7', 'announcement', 7, 4, NULL, 'null', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 7, '287', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (57, 'announcement:4:8', 'announcement', 8, 4, NULL, 'null', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 8, '288', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (58, 'announcement:4:10', 'announcement', 10, 4, NULL, 'null', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 10, '289', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (59, 'announcement:4:11', 'announcement', 11, 4, NULL, 'null', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 11, '290', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (60, 'announcement:4:12', 'announcement', 12, 4, NULL, 'null', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 12, '293', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 0, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (61, 'announcement_done:3:2', 'notice', 1, NULL, 'Đã gửi xong lúc 07:30: “Mời họp chiều mai.”
Đã gửi tới 8/8 người ở 1/1 đơn vị.', '[[{"code": "announce_look", "value": "3", "label": "Xem t\u00ecnh h\u00ecnh"}], [{"code": "announce_correct", "value": "3", "label": "\u0110\u00ednh ch\u00ednh"}]]', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, '294', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (62, 'announcement_done:4:2', 'notice', 1, NULL, 'Đã gửi xong lúc 07:30: “Mời tập văn nghệ.”
Đã gửi tới 8/8 người ở 1/1 đơn vị.', '[[{"code": "announce_look", "value": "4", "label": "Xem t\u00ecnh h\u00ecnh"}], [{"code": "announce_correct", "value": "4", "label": "\u0110\u00ednh ch\u00ednh"}]]', 'sent', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, '295', '2021-02-28 00:30:00+00', '2021-02-28 00:30:00+00', 1, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (63, 'announcement:5:1', 'announcement', 1, 5, NULL, 'null', 'queued', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (64, 'announcement:5:2', 'announcement', 2, 5, NULL, 'null', 'queued', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (65, 'announcement:5:3', 'announcement', 3, 5, NULL, 'null', 'queued', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (66, 'announcement:5:6', 'announcement', 6, 5, NULL, 'null', 'queued', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (67, 'announcement:5:7', 'announcement', 7, 5, NULL, 'null', 'queued', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (68, 'announcement:5:8', 'announcement', 8, 5, NULL, 'null', 'queued', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (69, 'announcement:5:10', 'announcement', 10, 5, NULL, 'null', 'queued', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (70, 'announcement:5:11', 'announcement', 11, 5, NULL, 'null', 'queued', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (71, 'announcement:5:12', 'announcement', 12, 5, NULL, 'null', 'queued', '2021-02-28 01:30:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (72, 'announcement:6:1', 'announcement', 1, 6, NULL, 'null', 'queued', '9000-01-01 00:00:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (73, 'announcement:6:2', 'announcement', 2, 6, NULL, 'null', 'queued', '9000-01-01 00:00:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (74, 'announcement:6:3', 'announcement', 3, 6, NULL, 'null', 'queued', '9000-01-01 00:00:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (75, 'announcement:6:6', 'announcement', 6, 6, NULL, 'null', 'queued', '9000-01-01 00:00:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (76, 'announcement:6:7', 'announcement', 7, 6, NULL, 'null', 'queued', '9000-01-01 00:00:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (77, 'announcement:6:8', 'announcement', 8, 6, NULL, 'null', 'queued', '9000-01-01 00:00:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (78, 'announcement:6:10', 'announcement', 10, 6, NULL, 'null', 'queued', '9000-01-01 00:00:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (79, 'announcement:6:11', 'announcement', 11, 6, NULL, 'null', 'queued', '9000-01-01 00:00:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (80, 'announcement:6:12', 'announcement', 12, 6, NULL, 'null', 'queued', '9000-01-01 00:00:00+00', '2021-02-28 01:30:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 0, NULL, false, NULL);
INSERT INTO public.outbox VALUES (81, 'state:queued', 'notice', 9, NULL, 'Tin queued', '[[{"code": "see_calendar", "label": "Xem l\u1ecbch", "value": ""}]]', 'queued', '2021-02-28 01:40:00+00', '2021-02-28 01:40:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 1, NULL, false, NULL);
INSERT INTO public.outbox VALUES (82, 'state:sending', 'notice', 9, NULL, 'Tin sending', '[[{"code": "see_calendar", "label": "Xem l\u1ecbch", "value": ""}]]', 'sending', '2021-02-28 01:40:00+00', '2021-02-28 01:40:00+00', 9, '582', '2021-02-28 01:40:00+00', NULL, 0, NULL, NULL, NULL, 3, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (83, 'state:sent', 'notice', 9, NULL, 'Tin sent', '[[{"code": "see_calendar", "label": "Xem l\u1ecbch", "value": ""}]]', 'sent', '2021-02-28 01:40:00+00', '2021-02-28 01:40:00+00', 9, '583', NULL, '2021-02-28 01:40:00+00', 0, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (84, 'state:later', 'notice', 9, NULL, 'Tin later', '[[{"code": "see_calendar", "label": "Xem l\u1ecbch", "value": ""}]]', 'later', '2021-02-28 01:40:00+00', '2021-02-28 01:40:00+00', NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, 1, NULL, false, NULL);
INSERT INTO public.outbox VALUES (85, 'state:failed', 'notice', 9, NULL, 'Tin failed', '[[{"code": "see_calendar", "label": "Xem l\u1ecbch", "value": ""}]]', 'failed', '2021-02-28 01:40:00+00', '2021-02-28 01:40:00+00', 9, '585', NULL, '2021-02-28 01:40:00+00', 0, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (86, 'state:gone', 'notice', 9, NULL, 'Tin gone', '[[{"code": "see_calendar", "label": "Xem l\u1ecbch", "value": ""}]]', 'gone', '2021-02-28 01:40:00+00', '2021-02-28 01:40:00+00', 9, '586', NULL, '2021-02-28 01:40:00+00', 0, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.outbox VALUES (87, 'state:in_doubt', 'notice', 9, NULL, 'Tin in_doubt', '[[{"code": "see_calendar", "label": "Xem l\u1ecbch", "value": ""}]]', 'in_doubt', '2021-02-28 01:40:00+00', '2021-02-28 01:40:00+00', 9, '587', NULL, '2021-02-28 01:40:00+00', 0, NULL, NULL, NULL, NULL, 1, 'telegram', false, NULL);
INSERT INTO public.person VALUES (1, 'Trần Thị Hoa', NULL, NULL, 'đồng chí', true, '2021-02-27 01:00:00+00', NULL, true, NULL, NULL, NULL, NULL, NULL, 'LSA 0 ZXCR!ZLM 15  ', NULL);
INSERT INTO public.person VALUES (2, 'Vũ Thị Cúc', NULL, NULL, 'đồng chí', true, '2021-02-27 01:00:00+00', NULL, true, NULL, NULL, NULL, NULL, NULL, 'EaE 4 ca!ZLM 35  ', NULL);
INSERT INTO public.person VALUES (3, 'Phạm Văn Thành', NULL, NULL, 'đồng chí', true, '2021-02-27 01:00:00+00', NULL, true, NULL, NULL, NULL, NULL, NULL, 'ZLARL 1 VLAQ!cBR 50  ', NULL);
INSERT INTO public.person VALUES (4, 'Nguyễn Văn Bình', NULL, NULL, 'đồng chí', true, '2021-02-27 01:00:00+00', NULL, true, NULL, NULL, NULL, NULL, NULL, 'DMRL 1 RKafIR!cBR 30  ', NULL);
INSERT INTO public.person VALUES (5, 'Lê Quang Hùng', NULL, NULL, 'đồng chí', true, '2021-02-27 01:00:00+00', NULL, true, NULL, NULL, NULL, NULL, NULL, 'LaRK 1 PI!WaARK 00  ', NULL);
INSERT INTO public.person VALUES (6, 'Lê Thị Hạnh', 'worker', '46696401.KXSSJOHKc5V2nEpNnU600OOchLSZz7mGqdpCzY09HWyeRXlmqX-n3A==', 'anh/chị', true, '2021-02-27 01:00:00+00', NULL, true, NULL, NULL, NULL, NULL, NULL, 'LARL 5 PI!ZLM 05  ', 'dc04e1b4170b9e4e73d1d98e22587470defd76b7e72010a8179ae4e556070428');
INSERT INTO public.person VALUES (7, 'Lê Văn Sơn', 'worker', '46696401.Yx2EcgkDBZMeseBsmC9fDErFyv3oMb9ZvQZZ8mg9nSSbPAsLECaKZw==', 'đồng chí', true, '2021-02-27 01:00:00+00', NULL, true, NULL, NULL, NULL, NULL, NULL, 'YUR 0 PI!cBR 00  ', 'b1321eb28e22621a3c61a5873debc21ba6db66e931ba8e08fa67c4b90d8fd939');
INSERT INTO public.person VALUES (8, 'Phạm Thị Én', 'worker', '46696401.cjPa_YrQejAbMfI6JcQhvpzGCmIKV4FA6yZ56VwNNFjYmc27SzmaSw==', 'anh/chị', true, '2021-02-27 01:00:00+00', NULL, true, NULL, NULL, NULL, NULL, NULL, 'HR 4 VLAQ!ZLM 55  ', '309f34b6363e08ebdd7ec18780755c0a60aec0cb66c62bc184182b6e486cfdec');
INSERT INTO public.person VALUES (9, 'Lò Đức Đông', 'worker', '46696401.nIlBWi7mjtmbr4V87KZDHI2XqpNZ0bRGON2LG8X2KjFFrDv8TIQ3_Q==', 'anh/chị', true, '2021-02-27 01:00:00+00', NULL, true, NULL, NULL, NULL, NULL, NULL, 'GTRK 0 PS!GbE 14  ', '2e377abe7b473f25949299d80cc3b686109dfcd58fccc2ba71110b50e405f682');
INSERT INTO public.person VALUES (10, 'Hoàng Thị Mai', 'worker', NULL, 'anh/chị', true, '2021-02-27 01:00:00+00', NULL, true, NULL, NULL, NULL, NULL, NULL, 'QAM 0 LSARK!ZLM 15  ', NULL);
INSERT INTO public.person VALUES (11, 'Hà Thị Lan', 'worker', NULL, 'anh/chị', true, '2021-02-27 01:00:00+00', NULL, true, NULL, NULL, NULL, NULL, NULL, 'PAR 0 LA!ZLM 15  ', NULL);
INSERT INTO public.person VALUES (12, 'Vũ Văn Lạ', NULL, NULL, 'đồng chí', true, '2021-02-27 02:50:00+00', NULL, true, NULL, NULL, NULL, NULL, NULL, 'PA 5 ca!cBR 30  ', NULL);
INSERT INTO public.person VALUES (13, 'Ngô Văn Bực', 'worker', NULL, 'anh/chị', true, '2021-02-27 02:50:00+00', NULL, true, NULL, NULL, NULL, '2021-02-27 02:50:00+00', NULL, 'DbE 5 RKT!cBR 00  ', NULL);
INSERT INTO public.person VALUES (14, 'Lê Thị Ẩn', 'worker', '46696401.3AJjK3j-RiV7eEJ_pSmLXhuq9_yhKRGI-ugdYDRWHXxqAuDVFpKKFg==', 'anh/chị', true, '2021-02-27 02:50:00+00', NULL, true, NULL, NULL, NULL, NULL, NULL, 'CR 2 PI!ZLM 05  ', '96bf39a916c1ce2693e38dce21375532ea906b6be6503b9c7c19ec905f808279');
INSERT INTO public.person VALUES (15, 'Phạm Văn Ân', 'worker', NULL, 'anh/chị', true, '2021-02-27 02:50:00+00', NULL, true, NULL, NULL, NULL, NULL, NULL, 'CR 0 VLAQ!cBR 50  ', NULL);
INSERT INTO public.person VALUES (16, 'Lê Thị Hạnh', 'worker', NULL, 'anh/chị', true, '2021-02-27 02:50:00+00', NULL, true, NULL, NULL, NULL, NULL, NULL, 'LARL 5 PI!ZLM 05  ', NULL);
INSERT INTO public.person VALUES (17, 'Quách Thị Bưởi', 'worker', NULL, 'anh/chị', true, '2021-02-27 02:50:00+00', NULL, true, NULL, NULL, NULL, NULL, NULL, 'DbUM 2 WaAEL!ZLM 45  ', NULL);
INSERT INTO public.photo VALUES (1, '7c4f9fd2fb1a4985b98f2e2bcad08db5', 5, 6, '7c4c53bb72813a79e686439cb1ef97e98601336a23f17aca806f3fa89723d089', 'image/jpeg', 677, '2021-02-27 01:20:00+00');
INSERT INTO public.pledge VALUES (1, '7c05794b6d13be18', 'thanh-hoa-2021', '2021', 3, 4, 'Thi đua giữ an toàn lao động.', 'offered', 1, '2021-02-27 02:00:00+00', NULL, NULL);
INSERT INTO public.publish_consent VALUES (1, 5, 6, 'asked', NULL, NULL, NULL, NULL, '2021-02-27 01:20:00+00', NULL, NULL);
INSERT INTO public.publish_consent VALUES (2, 6, 11, 'asked', NULL, NULL, NULL, NULL, '2021-02-27 01:40:00+00', NULL, NULL);
INSERT INTO public.publish_consent VALUES (3, 7, 9, 'asked', NULL, NULL, NULL, NULL, '2021-02-27 01:40:00+00', NULL, NULL);
INSERT INTO public.record VALUES (1, 'TH-Q4MK', '50bf7bd5ea0147d0a1c40c999f151dd2', 'title', 'thanh-hoa-2021', 'th21-title-worker', '2021', 6, 3, '2021-02-27', 'title', 1, '{"task": {"code": "fewer-defects"}, "goal": {"text": "loi duoi 1%"}}', 'submitted', '{}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, false);
INSERT INTO public.record VALUES (2, 'TH-YXN3', 'a72d12815036450f9f0fbf45d03cbd04', 'title', 'thanh-hoa-2021', 'th21-title-worker', '2021', 7, 3, '2021-02-27', 'title', 1, '{"task": {"code": "fewer-defects"}, "goal": {"text": "loi duoi 1%"}}', 'returned', '{"goal": "M\u1ee5c ti\u00eau"}', '2021-02-27 01:20:00+00', '2021-02-27 01:40:00+00', 1, '2021-03-06', false);
INSERT INTO public.record VALUES (3, 'TH-E3DV', 'e389a6772aea48eeb985dd7c8f5fe6b9', 'title', 'thanh-hoa-2021', 'th21-title-worker', '2021', 8, 3, '2021-02-27', 'title', 1, '{"task": {"code": "fewer-defects"}, "goal": {"text": "loi duoi 1%"}}', 'submitted', '{}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, false);
INSERT INTO public.record VALUES (4, 'TH-E3KC', '6d42b663a3d04ebfaec1eb6cec222153', 'title', 'thanh-hoa-2021', 'th21-title-worker', '2021', 10, 3, '2021-02-27', 'title', 1, '{"task": {"code": "fewer-defects"}, "goal": {"text": "loi duoi 1%"}}', 'rejected', '{}', '2021-02-27 01:20:00+00', '2021-02-27 01:40:00+00', 1, NULL, false);
INSERT INTO public.record VALUES (5, 'TH-4FU7', '7c4f9fd2fb1a4985b98f2e2bcad08db5', 'good_deed', 'thanh-hoa-2021', 'good_deed', '2021', 6, 3, '2021-02-27', 'good_deed', 4, '{"of_whom": {"code": "self"}, "what": {"text": "S\u1eeda m\u00e1y cho c\u1ea3 chuy\u1ec1n"}, "date": {"date": "2021-02-27"}, "where": {"code": "workplace"}, "photos": {"photos": ["7c4c53bb72813a79e686439cb1ef97e98601336a23f17aca806f3fa89723d089"]}}', 'submitted', '{}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, false);
INSERT INTO public.record VALUES (6, 'TH-7XXN', '6b4f82fddb2748dc9713c0732ff013ee', 'good_deed', 'thanh-hoa-2021', 'good_deed', '2021', 8, 3, '2021-02-27', 'good_deed', 4, '{"of_whom": {"code": "other"}, "who": {"text": "H\u00e0 Th\u1ecb Lan"}, "what": {"text": "Nh\u1eb7t \u0111\u01b0\u1ee3c v\u00ed ti\u1ec1n, tr\u1ea3 l\u1ea1i ng\u01b0\u1eddi m\u1ea5t"}, "date": {"date": "2021-02-26"}, "where": {"code": "workplace"}, "name_reporter": {"code": "unnamed"}, "urgency": {"code": "usual"}}', 'accepted', '{}', '2021-02-27 01:20:00+00', '2021-02-27 01:40:00+00', 1, NULL, false);
INSERT INTO public.record VALUES (7, 'TH-3D7U', '9998fcad1e72407e8ee77f2ac034b021', 'good_deed', 'thanh-hoa-2021', 'good_deed', '2021', 10, 3, '2021-02-27', 'good_deed', 4, '{"of_whom": {"code": "other"}, "who": {"text": "L\u00f2 \u0110\u1ee9c \u0110\u00f4ng"}, "what": {"text": "Gi\u00fap b\u1ea1n l\u00fac \u1ed1m \u0111au"}, "date": {"date": "2021-02-26"}, "where": {"code": "workplace"}, "name_reporter": {"code": "unnamed"}, "urgency": {"code": "usual"}}', 'accepted', '{}', '2021-02-27 01:20:00+00', '2021-02-27 01:40:00+00', 1, NULL, false);
INSERT INTO public.record VALUES (8, 'TH-PXN2', 'bb5f024f84434e5c815842970b169a29', 'good_deed', 'thanh-hoa-2021', 'good_deed', '2021', 7, 3, '2021-02-27', 'good_deed', 4, '{"of_whom": {"code": "other"}, "who": {"text": "Ho\u00e0ng Th\u1ecb Mai"}, "what": {"text": "C\u1ee9u m\u1ed9t em b\u00e9 b\u1ecb \u0111u\u1ed1i n\u01b0\u1edbc"}, "date": {"date": "2021-02-26"}, "where": {"code": "workplace"}, "name_reporter": {"code": "unnamed"}, "urgency": {"code": "outstanding"}}', 'locked', '{}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, true);
INSERT INTO public.record VALUES (9, 'TH-AH7H', '0eef2c1e549d42428fd561a9f79684d4', 'title', 'thanh-hoa-2021', 'th21-title-worker', '2021', 11, 3, '2021-02-27', 'title', 1, '{"task": {"code": "fewer-defects"}, "goal": {"text": "loi duoi 1%"}}', 'withdrawn', '{}', '2021-02-27 01:20:00+00', '2021-02-27 01:20:00+00', 1, NULL, false);
INSERT INTO public.record VALUES (10, 'TH-Y32J', '7df61b7a45bd48739210f5b219129e42', 'title', 'thanh-hoa-2021', 'th21-title-worker', '2021', 13, 3, '2021-02-27', 'title', 1, '{"task": {"code": "fewer-defects"}, "goal": {"text": "loi duoi 1%"}}', 'held', '{}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 1, NULL, false);
INSERT INTO public.record VALUES (11, 'TH-2VUW', 'adf770b129e7461681d212b6dcd4263c', 'title', 'thanh-hoa-2021', 'th21-title-worker', '2021', 17, 3, '2021-02-27', 'title', 1, '{"task": {"code": "fewer-defects"}, "goal": {"text": "loi duoi 1%"}}', 'held', '{}', '2021-02-27 02:50:00+00', '2021-02-27 02:50:00+00', 1, NULL, false);
INSERT INTO public.retention_night VALUES ('people', 2, 0, '2021-02-28');
INSERT INTO public.retention_night VALUES ('photos', 2, 0, '2021-02-28');
INSERT INTO public.retention_night VALUES ('records', 2, 0, '2021-02-28');
INSERT INTO public.review VALUES (1, 2, 1, 'return', 'submitted', 'returned', 'Đề nghị ghi rõ việc đã làm và kết quả.', '2021-02-27 01:40:00+00');
INSERT INTO public.review VALUES (2, 4, 1, 'reject', 'submitted', 'rejected', 'Việc này nằm ngoài nội dung của phong trào thi đua.', '2021-02-27 01:40:00+00');
INSERT INTO public.review VALUES (3, 6, 1, 'accept', 'submitted', 'accepted', NULL, '2021-02-27 01:40:00+00');
INSERT INTO public.review VALUES (4, 7, 1, 'accept', 'submitted', 'accepted', NULL, '2021-02-27 01:40:00+00');
INSERT INTO public.role_grant VALUES (1, 1, 3, 'officer', '2021-02-27 01:00:00+00', '2023-12-31 17:00:00+00', NULL, NULL, NULL);
INSERT INTO public.role_grant VALUES (2, 2, 3, 'officer', '2021-02-27 01:00:00+00', '2023-12-31 17:00:00+00', NULL, NULL, NULL);
INSERT INTO public.role_grant VALUES (3, 3, 2, 'officer', '2021-02-27 01:00:00+00', '2023-12-31 17:00:00+00', NULL, NULL, NULL);
INSERT INTO public.role_grant VALUES (4, 4, 1, 'administrator', '2021-02-27 01:00:00+00', NULL, NULL, NULL, NULL);
INSERT INTO public.role_grant VALUES (5, 5, 4, 'officer', '2021-02-27 01:00:00+00', '2023-12-31 17:00:00+00', NULL, NULL, NULL);
INSERT INTO public.role_grant VALUES (6, 7, 3, 'section_leader', '2021-02-27 02:00:00+00', NULL, 1, NULL, NULL);
INSERT INTO public.role_grant VALUES (7, 12, 3, 'officer', '2021-02-27 02:50:00+00', '2022-12-31 17:00:00+00', 3, NULL, NULL);
INSERT INTO public.roster_entry VALUES (1, 3, '1', 'Lê Thị Hạnh', 'le thi hanh', 'Chuyền 2', 'worker', '46696401.28gMD4wl2rL1F-hwoEjH4kYAotIhik-fZ_ABx0rP781F3W-xlSbxbw==', 6, NULL, 'LARL 5 PI!ZLM 05  ', 'dc04e1b4170b9e4e73d1d98e22587470defd76b7e72010a8179ae4e556070428', NULL, NULL);
INSERT INTO public.roster_entry VALUES (2, 3, '2', 'Lê Văn Sơn', 'le van son', 'Chuyền 3', 'worker', '46696401.70an09WtoJ2MLCuTj3PBDftsuZaueAP-syRfDswID6af8OkH-Hq7Ew==', 7, NULL, 'YUR 0 PI!cBR 00  ', 'b1321eb28e22621a3c61a5873debc21ba6db66e931ba8e08fa67c4b90d8fd939', NULL, NULL);
INSERT INTO public.roster_entry VALUES (3, 3, '3', 'Phạm Thị Én', 'pham thi en', 'Chuyền 1', 'worker', '46696401.fikQzJAr6uEqOI2PznreEJ3b3g1J3j2gBJijIfrNYUTtKyklv3TULw==', 8, NULL, 'HR 4 VLAQ!ZLM 55  ', '309f34b6363e08ebdd7ec18780755c0a60aec0cb66c62bc184182b6e486cfdec', NULL, NULL);
INSERT INTO public.roster_entry VALUES (4, 3, '4', 'Lò Đức Đông', 'lo duc dong', 'Chuyền 2', 'worker', '46696401.t1Pij9uqvENOETFsQcCqcyvJlmv5JqzgcnbjUHS2dTDKQb0LYlb_-Q==', 9, NULL, 'GTRK 0 PS!GbE 14  ', '2e377abe7b473f25949299d80cc3b686109dfcd58fccc2ba71110b50e405f682', NULL, NULL);
INSERT INTO public.roster_entry VALUES (5, 3, '5', 'Lê Thị Ẩn', 'le thi an', 'Chuyền 3', 'worker', '46696401.sPaTWtHYr6QI-rxQgErYaHKbtIuStoEaEasLYeAy_7Lqc4cvJiCQeA==', 14, NULL, 'CR 2 PI!ZLM 05  ', '96bf39a916c1ce2693e38dce21375532ea906b6be6503b9c7c19ec905f808279', NULL, NULL);
INSERT INTO public.roster_entry VALUES (6, 3, '6', 'Phạm Văn Ân', 'pham van an', 'Chuyền 1', 'worker', '46696401.RHd3001BEGpuMzvggfnCP1yZfBeQ0EyKTpDpr3ty3ZqdWUIe0XCQDw==', NULL, NULL, 'CR 0 VLAQ!cBR 50  ', 'e9da8474c6bc62ce4a5bd9de467e8fb86f6a19cfd56dd21bfc09cf1f022cdac1', NULL, NULL);
INSERT INTO public.roster_entry VALUES (7, 3, '7', 'Lê Thị Ước', 'le thi uoc', 'Chuyền 2', 'worker', '46696401.BY3KP972PnDM_WCpuw42tKbVTDrglanoVZQq-H6Sc_zn5uIDcQZGWg==', NULL, NULL, 'bUE 4 PI!ZLM 05  ', 'e22373557bbb5876120873cc6b0d6a6760f4bd846220df1f053b0f82ed18d162', NULL, NULL);
INSERT INTO public.section VALUES (1, 3, 'Chuyền 1');
INSERT INTO public.section VALUES (2, 3, 'Chuyền 2');
INSERT INTO public.section VALUES (3, 3, 'Chuyền 3');
INSERT INTO public.tally VALUES ('contact:9', 'searches', '2021-02-27 02:00:00+00', 1);
INSERT INTO public.tally VALUES ('person:1', 'photos', '2021-02-26 17:00:00+00', 1);
INSERT INTO public.tally VALUES ('person:10', 'records', '2021-02-26 17:00:00+00', 2);
INSERT INTO public.tally VALUES ('person:11', 'exports', '2021-02-26 17:00:00+00', 1);
INSERT INTO public.tally VALUES ('person:11', 'records', '2021-02-26 17:00:00+00', 1);
INSERT INTO public.tally VALUES ('person:13', 'records', '2021-02-26 17:00:00+00', 1);
INSERT INTO public.tally VALUES ('person:17', 'records', '2021-02-26 17:00:00+00', 1);
INSERT INTO public.tally VALUES ('person:6', 'letters', '2021-02-26 17:00:00+00', 1);
INSERT INTO public.tally VALUES ('person:6', 'photos', '2021-02-26 17:00:00+00', 1);
INSERT INTO public.tally VALUES ('person:6', 'records', '2021-02-26 17:00:00+00', 2);
INSERT INTO public.tally VALUES ('person:7', 'outstanding', '2021-02-26 17:00:00+00', 1);
INSERT INTO public.tally VALUES ('person:7', 'records', '2021-02-26 17:00:00+00', 2);
INSERT INTO public.tally VALUES ('person:8', 'records', '2021-02-26 17:00:00+00', 2);
INSERT INTO public.tally VALUES ('unit:3', 'joins', '2021-02-27 01:00:00+00', 6);
INSERT INTO public.tally VALUES ('unit:3', 'joins', '2021-02-27 02:00:00+00', 5);
INSERT INTO public.tally VALUES ('unit:4', 'joins', '2021-02-27 02:00:00+00', 1);
INSERT INTO public.tick_mark VALUES ('backup', '2021-02-28');
INSERT INTO public.tick_mark VALUES ('data_requests', '2021-02-28');
INSERT INTO public.tick_mark VALUES ('digest', '2021-02-28');
INSERT INTO public.tick_mark VALUES ('digest 07:30', '2021-02-28');
INSERT INTO public.tick_mark VALUES ('digest 17:00', '2021-02-28');
INSERT INTO public.tick_mark VALUES ('figures:thanh-hoa-2021:phase-1', '2021-02-28');
INSERT INTO public.tick_mark VALUES ('only_counts_until', '2021-02-28');
INSERT INTO public.tick_mark VALUES ('plan', '2021-02-28');
INSERT INTO public.tick_mark VALUES ('retain', '2021-02-28');
INSERT INTO public.tick_mark VALUES ('roles', '2021-02-28');
INSERT INTO public.unit VALUES (1, 'LDLD-TH', 'ENY5745', NULL);
INSERT INTO public.unit VALUES (2, 'KKT-NS', 'HRT3663', NULL);
INSERT INTO public.unit VALUES (3, 'MAY0123', 'MAY0123', NULL);
INSERT INTO public.unit VALUES (4, 'BEN0456', 'BEN0456', NULL);
INSERT INTO public.unit_name VALUES (NULL, NULL, NULL, 1, 1, 'Liên đoàn Lao động tỉnh Thanh Hóa', 'LĐLĐ tỉnh Thanh Hóa', 'lien doan lao dong tinh thanh hoa', 'PGPG!ZMRL!ZLARL!LSA 0204');
INSERT INTO public.unit_name VALUES (NULL, NULL, NULL, 2, 2, 'Công đoàn Khu kinh tế Nghi Sơn & các Khu công nghiệp', 'CĐ KKT Nghi Sơn', 'cong doan khu kinh te nghi son cac khu cong nghiep', 'EG!OOZ!RKLM!YUR 0000');
INSERT INTO public.unit_name VALUES (NULL, NULL, NULL, 3, 3, 'Công đoàn Công ty May Sao Mai', 'CĐ May Sao Mai', 'cong doan cong ti may sao mai', 'EG!QAf!YAS!QAM 0000');
INSERT INTO public.unit_name VALUES (NULL, NULL, NULL, 4, 4, 'Công đoàn Bệnh viện Đa khoa tỉnh', 'CĐ Bệnh viện tỉnh', 'cong doan benh vien da khoa tinh', 'EG!DIRL!cMIR!ZMRL 0552');
INSERT INTO public.unit_parent VALUES (NULL, NULL, NULL, 1, 2, 1);
INSERT INTO public.unit_parent VALUES (NULL, NULL, NULL, 2, 3, 2);
INSERT INTO public.unit_parent VALUES (NULL, NULL, NULL, 3, 4, 1);
INSERT INTO public.unit_status VALUES (NULL, NULL, NULL, 1, 1, 'active', 'provincial_federation');
INSERT INTO public.unit_status VALUES (NULL, NULL, NULL, 2, 2, 'active', 'directly_superior_union');
INSERT INTO public.unit_status VALUES (NULL, NULL, NULL, 3, 3, 'active', 'grassroots');
INSERT INTO public.unit_status VALUES (NULL, NULL, NULL, 4, 4, 'active', 'directly_attached_grassroots');
INSERT INTO public.zalo_token VALUES ('4318657068771012646', '46696401.l4DhomkIMeN7aOqBKMDFoOEU3CgNqdN761H3HpsxKPfu_V8hoITZyUVEkP4ZBrA9YMDJ', '46696401._d9s36utFF_35SoJa2-NiLx9lFKPiPjagvvqfl21W7FwWdWvuPn1-hDj33KScdNyHEAcLQ==', '2021-03-01 02:40:00+00', '2021-05-29 01:40:00+00', NULL, NULL, NULL, '46696401.5Njfsf6sUWWRQWgkGp8dySbsP6lTfmrItQa5S9HnD4XL8UczjCO3H1C37iCY768J69LzoA==', '2021-02-28 01:40:00+00', '4a3a3b338a3393bb9c672bc507c39f48741fab10b0ac3e148f05efaf3e2d6fb0');
SELECT pg_catalog.setval('public.acknowledgement_id_seq', 1, true);
SELECT pg_catalog.setval('public.announcement_id_seq', 6, true);
SELECT pg_catalog.setval('public.attachment_id_seq', 1, true);
SELECT pg_catalog.setval('public.audit_entry_id_seq', 83, true);
SELECT pg_catalog.setval('public.blocked_contact_id_seq', 1, true);
SELECT pg_catalog.setval('public.consent_id_seq', 17, true);
SELECT pg_catalog.setval('public.contact_id_seq', 109, true);
SELECT pg_catalog.setval('public.data_request_id_seq', 1, true);
SELECT pg_catalog.setval('public.duty_done_id_seq', 1, true);
SELECT pg_catalog.setval('public.export_id_seq', 1, true);
SELECT pg_catalog.setval('public.handout_id_seq', 1, true);
SELECT pg_catalog.setval('public.inbox_id_seq', 360, true);
SELECT pg_catalog.setval('public.invitation_id_seq', 7, true);
SELECT pg_catalog.setval('public.journal_mark_id_seq', 1, false);
SELECT pg_catalog.setval('public.link_code_id_seq', 1, true);
SELECT pg_catalog.setval('public.membership_id_seq', 18, true);
SELECT pg_catalog.setval('public.outbox_id_seq', 89, true);
SELECT pg_catalog.setval('public.person_id_seq', 17, true);
SELECT pg_catalog.setval('public.photo_id_seq', 1, true);
SELECT pg_catalog.setval('public.pledge_id_seq', 1, true);
SELECT pg_catalog.setval('public.publish_consent_id_seq', 3, true);
SELECT pg_catalog.setval('public.record_id_seq', 11, true);
SELECT pg_catalog.setval('public.reminder_slot_id_seq', 1, true);
SELECT pg_catalog.setval('public.review_id_seq', 4, true);
SELECT pg_catalog.setval('public.role_grant_id_seq', 7, true);
SELECT pg_catalog.setval('public.roster_entry_id_seq', 7, true);
SELECT pg_catalog.setval('public.round_closing_id_seq', 1, true);
SELECT pg_catalog.setval('public.section_id_seq', 3, true);
SELECT pg_catalog.setval('public.unit_id_seq', 4, true);
SELECT pg_catalog.setval('public.unit_name_id_seq', 4, true);
SELECT pg_catalog.setval('public.unit_parent_id_seq', 3, true);
SELECT pg_catalog.setval('public.unit_status_id_seq', 4, true);
SELECT pg_catalog.setval('public.unit_successor_id_seq', 1, true);
SELECT pg_catalog.setval('public.urging_id_seq', 1, true);
ALTER TABLE ONLY public.acknowledgement
    ADD CONSTRAINT acknowledgement_announcement_id_person_id_key UNIQUE (announcement_id, person_id);
ALTER TABLE ONLY public.acknowledgement
    ADD CONSTRAINT acknowledgement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.announcement
    ADD CONSTRAINT announcement_draft_id_key UNIQUE (draft_id);
ALTER TABLE ONLY public.announcement
    ADD CONSTRAINT announcement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.attachment
    ADD CONSTRAINT attachment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_entry
    ADD CONSTRAINT audit_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.blocked_contact
    ADD CONSTRAINT blocked_contact_digest_key UNIQUE (digest);
ALTER TABLE ONLY public.blocked_contact
    ADD CONSTRAINT blocked_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.channel_month
    ADD CONSTRAINT channel_month_pkey PRIMARY KEY (channel, month);
ALTER TABLE ONLY public.channel_state
    ADD CONSTRAINT channel_state_pkey PRIMARY KEY (channel);
ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_channel_external_id_key UNIQUE (channel, external_id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.conversation
    ADD CONSTRAINT conversation_pkey PRIMARY KEY (contact_id);
ALTER TABLE ONLY public.data_key
    ADD CONSTRAINT data_key_pkey PRIMARY KEY (check_value);
ALTER TABLE ONLY public.data_request
    ADD CONSTRAINT data_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.duty_done
    ADD CONSTRAINT duty_done_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.export
    ADD CONSTRAINT export_name_key UNIQUE (name);
ALTER TABLE ONLY public.export
    ADD CONSTRAINT export_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.handout
    ADD CONSTRAINT handout_digest_key UNIQUE (digest);
ALTER TABLE ONLY public.handout
    ADD CONSTRAINT handout_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT inbox_channel_external_id_key UNIQUE (channel, external_id);
ALTER TABLE ONLY public.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.installer_notice
    ADD CONSTRAINT installer_notice_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_digest_key UNIQUE (digest);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.journal_mark
    ADD CONSTRAINT journal_mark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.lease
    ADD CONSTRAINT lease_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.link_code
    ADD CONSTRAINT link_code_digest_key UNIQUE (digest);
ALTER TABLE ONLY public.link_code
    ADD CONSTRAINT link_code_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.named_on_screen
    ADD CONSTRAINT named_on_screen_pkey PRIMARY KEY (contact_id, kind, of_id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_key_key UNIQUE (key);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.photo
    ADD CONSTRAINT photo_draft_id_sha256_key UNIQUE (draft_id, sha256);
ALTER TABLE ONLY public.photo
    ADD CONSTRAINT photo_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pledge
    ADD CONSTRAINT pledge_draft_id_key UNIQUE (draft_id);
ALTER TABLE ONLY public.pledge
    ADD CONSTRAINT pledge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.publish_consent
    ADD CONSTRAINT publish_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.publish_consent
    ADD CONSTRAINT publish_consent_record_id_key UNIQUE (record_id);
ALTER TABLE ONLY public.record
    ADD CONSTRAINT record_code_key UNIQUE (code);
ALTER TABLE ONLY public.record
    ADD CONSTRAINT record_draft_id_key UNIQUE (draft_id);
ALTER TABLE ONLY public.record
    ADD CONSTRAINT record_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.reminder_slot
    ADD CONSTRAINT reminder_slot_person_id_campaign_event_event_day_day_key UNIQUE (person_id, campaign, event, event_day, day);
ALTER TABLE ONLY public.reminder_slot
    ADD CONSTRAINT reminder_slot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_night
    ADD CONSTRAINT retention_night_pkey PRIMARY KEY (kind);
ALTER TABLE ONLY public.review
    ADD CONSTRAINT review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.role_grant
    ADD CONSTRAINT role_grant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.roster_entry
    ADD CONSTRAINT roster_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.roster_entry
    ADD CONSTRAINT roster_entry_unit_id_number_key UNIQUE (unit_id, number);
ALTER TABLE ONLY public.round_closing
    ADD CONSTRAINT round_closing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.round_closing
    ADD CONSTRAINT round_closing_unit_id_campaign_round_key UNIQUE (unit_id, campaign, round);
ALTER TABLE ONLY public.section
    ADD CONSTRAINT section_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tally
    ADD CONSTRAINT tally_pkey PRIMARY KEY (who, kind, since);
ALTER TABLE ONLY public.tick_mark
    ADD CONSTRAINT tick_mark_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_code_key UNIQUE (code);
ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_join_code_key UNIQUE (join_code);
ALTER TABLE ONLY public.unit_name
    ADD CONSTRAINT unit_name_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.unit_parent
    ADD CONSTRAINT unit_parent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.unit_status
    ADD CONSTRAINT unit_status_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.unit_successor
    ADD CONSTRAINT unit_successor_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.urging
    ADD CONSTRAINT urging_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.urging
    ADD CONSTRAINT urging_unit_id_campaign_subject_day_key UNIQUE (unit_id, campaign, subject, day);
ALTER TABLE ONLY public.zalo_token
    ADD CONSTRAINT zalo_token_pkey PRIMARY KEY (account);
CREATE INDEX ix_acknowledgement_announcement_id ON public.acknowledgement USING btree (announcement_id);
CREATE INDEX ix_acknowledgement_person_id ON public.acknowledgement USING btree (person_id);
CREATE INDEX ix_announcement_attachment_id ON public.announcement USING btree (attachment_id);
CREATE INDEX ix_announcement_author_id ON public.announcement USING btree (author_id);
CREATE INDEX ix_announcement_corrects_id ON public.announcement USING btree (corrects_id);
CREATE INDEX ix_announcement_reminds_id ON public.announcement USING btree (reminds_id);
CREATE INDEX ix_announcement_unit_id ON public.announcement USING btree (unit_id);
CREATE INDEX ix_attachment_sha256 ON public.attachment USING btree (sha256);
CREATE INDEX ix_audit_entry_at ON public.audit_entry USING btree (at);
CREATE INDEX ix_audit_entry_subject ON public.audit_entry USING btree (subject);
CREATE INDEX ix_consent_person_id ON public.consent USING btree (person_id);
CREATE INDEX ix_contact_person ON public.contact USING btree (person_id, state);
CREATE INDEX ix_data_request_closed_at ON public.data_request USING btree (closed_at);
CREATE INDEX ix_data_request_unit_id ON public.data_request USING btree (unit_id);
CREATE INDEX ix_duty_done_sha256 ON public.duty_done USING btree (sha256) WHERE (sha256 IS NOT NULL);
CREATE INDEX ix_duty_done_unit_id ON public.duty_done USING btree (unit_id);
CREATE INDEX ix_export_expires_at ON public.export USING btree (expires_at);
CREATE INDEX ix_export_person_id ON public.export USING btree (person_id);
CREATE INDEX ix_handout_expires_at ON public.handout USING btree (expires_at);
CREATE INDEX ix_inbox_handled ON public.inbox USING btree (handled_at) WHERE ((handled_at IS NOT NULL) AND (raw IS NOT NULL));
CREATE INDEX ix_inbox_held ON public.inbox USING btree (channel, lane, worker) WHERE (worker IS NOT NULL);
CREATE INDEX ix_inbox_problem ON public.inbox USING btree (id) WHERE (problem IS NOT NULL);
CREATE INDEX ix_inbox_unclaimed ON public.inbox USING btree (channel, lane, id) WHERE ((handled_at IS NULL) AND (worker IS NULL));
CREATE INDEX ix_inbox_written ON public.inbox USING btree (channel, lane) WHERE ((handled_at IS NOT NULL) AND (raw IS NOT NULL));
CREATE INDEX ix_invitation_unit_id ON public.invitation USING btree (unit_id);
CREATE INDEX ix_link_code_expires_at ON public.link_code USING btree (expires_at);
CREATE INDEX ix_link_code_person_id ON public.link_code USING btree (person_id);
CREATE INDEX ix_membership_person_id ON public.membership USING btree (person_id);
CREATE INDEX ix_membership_section_id ON public.membership USING btree (section_id);
CREATE INDEX ix_membership_state ON public.membership USING btree (state);
CREATE INDEX ix_membership_unit_id ON public.membership USING btree (unit_id);
CREATE INDEX ix_named_on_screen_who ON public.named_on_screen USING btree (kind, of_id);
CREATE INDEX ix_outbox_about_id ON public.outbox USING btree (about_id);
CREATE INDEX ix_outbox_announcement ON public.outbox USING btree (announcement_id, state);
CREATE INDEX ix_outbox_attachment ON public.outbox USING btree (attachment_id) WHERE (attachment_id IS NOT NULL);
CREATE INDEX ix_outbox_contact ON public.outbox USING btree (contact_id, settled_at) WHERE (contact_id IS NOT NULL);
CREATE INDEX ix_outbox_due ON public.outbox USING btree (state, due_at);
CREATE INDEX ix_outbox_only_contact ON public.outbox USING btree (only_contact_id) WHERE (only_contact_id IS NOT NULL);
CREATE INDEX ix_outbox_person_id ON public.outbox USING btree (person_id);
CREATE INDEX ix_outbox_urgent ON public.outbox USING btree (urgent, state, due_at) WHERE (urgent = 1);
CREATE INDEX ix_outbox_written ON public.outbox USING btree (settled_at) WHERE ((settled_at IS NOT NULL) AND ((text)::text <> ''::text));
CREATE INDEX ix_person_blocked ON public.person USING btree (blocked_at) WHERE (blocked_at IS NOT NULL);
CREATE INDEX ix_person_erased ON public.person USING btree (erased_at) WHERE (erased_at IS NOT NULL);
CREATE INDEX ix_person_erases_at ON public.person USING btree (erases_at);
CREATE INDEX ix_person_phone_lookup ON public.person USING btree (phone_lookup);
CREATE INDEX ix_person_reminders ON public.person USING btree (id, reminders, erased_at) WHERE reminders;
CREATE INDEX ix_person_wishes ON public.person USING btree (id, wishes, erased_at) WHERE wishes;
CREATE INDEX ix_photo_draft_id ON public.photo USING btree (draft_id);
CREATE INDEX ix_photo_person_id ON public.photo USING btree (person_id);
CREATE INDEX ix_photo_record_id ON public.photo USING btree (record_id);
CREATE INDEX ix_photo_sha256 ON public.photo USING btree (sha256);
CREATE INDEX ix_pledge_partner_id ON public.pledge USING btree (partner_id);
CREATE INDEX ix_pledge_unit_id ON public.pledge USING btree (unit_id);
CREATE INDEX ix_publish_consent_person_id ON public.publish_consent USING btree (person_id);
CREATE INDEX ix_publish_consent_roster_entry ON public.publish_consent USING btree (roster_entry_id) WHERE (roster_entry_id IS NOT NULL);
CREATE INDEX ix_publish_consent_roster_entry_id ON public.publish_consent USING btree (roster_entry_id);
CREATE INDEX ix_record_campaign ON public.record USING btree (campaign);
CREATE INDEX ix_record_person_id ON public.record USING btree (person_id);
CREATE INDEX ix_record_state ON public.record USING btree (state);
CREATE INDEX ix_record_submitted_at ON public.record USING btree (submitted_at);
CREATE INDEX ix_record_unit_id ON public.record USING btree (unit_id);
CREATE INDEX ix_reminder_slot_day ON public.reminder_slot USING btree (state, day);
CREATE INDEX ix_reminder_slot_person_id ON public.reminder_slot USING btree (person_id);
CREATE INDEX ix_reminder_slot_push_id ON public.reminder_slot USING btree (push_id);
CREATE INDEX ix_review_officer_id ON public.review USING btree (officer_id);
CREATE INDEX ix_review_record_id ON public.review USING btree (record_id);
CREATE INDEX ix_role_grant_person_id ON public.role_grant USING btree (person_id);
CREATE INDEX ix_role_grant_unit_id ON public.role_grant USING btree (unit_id);
CREATE INDEX ix_roster_entry_person_id ON public.roster_entry USING btree (person_id);
CREATE INDEX ix_roster_entry_personal_code_lookup ON public.roster_entry USING btree (personal_code_lookup);
CREATE INDEX ix_roster_entry_phone_lookup ON public.roster_entry USING btree (phone_lookup);
CREATE INDEX ix_roster_entry_unit_id ON public.roster_entry USING btree (unit_id);
CREATE INDEX ix_round_closing_unit_id ON public.round_closing USING btree (unit_id);
CREATE INDEX ix_section_unit_id ON public.section USING btree (unit_id);
CREATE INDEX ix_unit_name_folded ON public.unit_name USING btree (folded);
CREATE INDEX ix_unit_name_unit_id ON public.unit_name USING btree (unit_id);
CREATE INDEX ix_unit_parent_parent_id ON public.unit_parent USING btree (parent_id);
CREATE INDEX ix_unit_parent_unit_id ON public.unit_parent USING btree (unit_id);
CREATE INDEX ix_unit_status_unit_id ON public.unit_status USING btree (unit_id);
CREATE INDEX ix_unit_successor_successor_id ON public.unit_successor USING btree (successor_id);
CREATE INDEX ix_unit_successor_unit_id ON public.unit_successor USING btree (unit_id);
CREATE INDEX ix_urging_due_at ON public.urging USING btree (due_at);
CREATE INDEX ix_urging_unit_id ON public.urging USING btree (unit_id);
CREATE INDEX ix_zalo_token_refresh_lookup ON public.zalo_token USING btree (refresh_lookup);
CREATE TRIGGER audit_entry_only_grows BEFORE DELETE OR UPDATE ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION public.audit_entry_refuse();
ALTER TABLE ONLY public.acknowledgement
    ADD CONSTRAINT acknowledgement_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES public.announcement(id);
ALTER TABLE ONLY public.acknowledgement
    ADD CONSTRAINT acknowledgement_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.announcement
    ADD CONSTRAINT announcement_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.announcement
    ADD CONSTRAINT announcement_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.consent
    ADD CONSTRAINT consent_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.contact
    ADD CONSTRAINT contact_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.conversation
    ADD CONSTRAINT conversation_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.data_request
    ADD CONSTRAINT data_request_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.data_request
    ADD CONSTRAINT data_request_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.data_request
    ADD CONSTRAINT data_request_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.duty_done
    ADD CONSTRAINT duty_done_marked_by_fkey FOREIGN KEY (marked_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.duty_done
    ADD CONSTRAINT duty_done_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.export
    ADD CONSTRAINT export_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.announcement
    ADD CONSTRAINT fk_announcement_attachment_id FOREIGN KEY (attachment_id) REFERENCES public.attachment(id);
ALTER TABLE ONLY public.announcement
    ADD CONSTRAINT fk_announcement_changed_by_id FOREIGN KEY (changed_by_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.announcement
    ADD CONSTRAINT fk_announcement_corrects FOREIGN KEY (corrects_id) REFERENCES public.announcement(id);
ALTER TABLE ONLY public.announcement
    ADD CONSTRAINT fk_announcement_reminds_id FOREIGN KEY (reminds_id) REFERENCES public.announcement(id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT fk_outbox_attachment FOREIGN KEY (attachment_id) REFERENCES public.attachment(id);
ALTER TABLE ONLY public.publish_consent
    ADD CONSTRAINT fk_publish_consent_roster_entry FOREIGN KEY (roster_entry_id) REFERENCES public.roster_entry(id);
ALTER TABLE ONLY public.installer_notice
    ADD CONSTRAINT installer_notice_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_made_by_fkey FOREIGN KEY (made_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_used_by_fkey FOREIGN KEY (used_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.link_code
    ADD CONSTRAINT link_code_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.link_code
    ADD CONSTRAINT link_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.link_code
    ADD CONSTRAINT link_code_used_by_fkey FOREIGN KEY (used_by) REFERENCES public.contact(id);
ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_section_id_fkey FOREIGN KEY (section_id) REFERENCES public.section(id);
ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.named_on_screen
    ADD CONSTRAINT named_on_screen_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES public.conversation(contact_id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_about_id_fkey FOREIGN KEY (about_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES public.announcement(id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_contact_id_fkey FOREIGN KEY (contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_only_contact_id_fkey FOREIGN KEY (only_contact_id) REFERENCES public.contact(id);
ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.photo
    ADD CONSTRAINT photo_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.photo
    ADD CONSTRAINT photo_record_id_fkey FOREIGN KEY (record_id) REFERENCES public.record(id);
ALTER TABLE ONLY public.pledge
    ADD CONSTRAINT pledge_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.pledge
    ADD CONSTRAINT pledge_offered_by_fkey FOREIGN KEY (offered_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.pledge
    ADD CONSTRAINT pledge_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.pledge
    ADD CONSTRAINT pledge_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.publish_consent
    ADD CONSTRAINT publish_consent_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.publish_consent
    ADD CONSTRAINT publish_consent_record_id_fkey FOREIGN KEY (record_id) REFERENCES public.record(id);
ALTER TABLE ONLY public.publish_consent
    ADD CONSTRAINT publish_consent_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.record
    ADD CONSTRAINT record_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.record
    ADD CONSTRAINT record_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.reminder_slot
    ADD CONSTRAINT reminder_slot_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.reminder_slot
    ADD CONSTRAINT reminder_slot_push_id_fkey FOREIGN KEY (push_id) REFERENCES public.outbox(id);
ALTER TABLE ONLY public.reminder_slot
    ADD CONSTRAINT reminder_slot_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.review
    ADD CONSTRAINT review_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.review
    ADD CONSTRAINT review_record_id_fkey FOREIGN KEY (record_id) REFERENCES public.record(id);
ALTER TABLE ONLY public.role_grant
    ADD CONSTRAINT role_grant_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.role_grant
    ADD CONSTRAINT role_grant_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.role_grant
    ADD CONSTRAINT role_grant_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.roster_entry
    ADD CONSTRAINT roster_entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.roster_entry
    ADD CONSTRAINT roster_entry_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.round_closing
    ADD CONSTRAINT round_closing_set_by_fkey FOREIGN KEY (set_by) REFERENCES public.person(id);
ALTER TABLE ONLY public.round_closing
    ADD CONSTRAINT round_closing_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.section
    ADD CONSTRAINT section_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.unit_name
    ADD CONSTRAINT unit_name_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.unit_parent
    ADD CONSTRAINT unit_parent_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.unit_parent
    ADD CONSTRAINT unit_parent_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.unit_status
    ADD CONSTRAINT unit_status_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.unit_successor
    ADD CONSTRAINT unit_successor_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.unit_successor
    ADD CONSTRAINT unit_successor_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.urging
    ADD CONSTRAINT urging_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.urging
    ADD CONSTRAINT urging_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
