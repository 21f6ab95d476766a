BEGIN TRANSACTION;
CREATE TABLE acknowledgement (
	id INTEGER NOT NULL, 
	announcement_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (announcement_id, person_id), 
	FOREIGN KEY(announcement_id) REFERENCES announcement (id), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0012');
CREATE TABLE "announcement" (
	id INTEGER NOT NULL, 
	draft_id VARCHAR(32) NOT NULL, 
	unit_id INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	role VARCHAR(32), 
	text VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	due_at DATETIME NOT NULL, 
	recipients INTEGER NOT NULL, 
	paper VARCHAR(300), 
	acknowledge BOOLEAN NOT NULL, 
	corrects_id INTEGER, 
	state VARCHAR(32) NOT NULL, 
	urgent BOOLEAN NOT NULL, 
	cursor INTEGER NOT NULL, 
	done_before INTEGER NOT NULL, 
	tried INTEGER NOT NULL, 
	troubled INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	registered BOOLEAN, 
	campaign VARCHAR(64), 
	subject VARCHAR(64), 
	rendered VARCHAR, 
	choices JSON, 
	upto INTEGER, 
	started_at DATETIME, 
	taken_at DATETIME, 
	running_since DATETIME, 
	paused_for VARCHAR(32), 
	ended_at DATETIME, 
	changed_at DATETIME, 
	attachment_id INTEGER, 
	reminds_id INTEGER, 
	changed_by_id INTEGER, 
	PRIMARY KEY (id), 
	CONSTRAINT fk_announcement_changed_by_id FOREIGN KEY(changed_by_id) REFERENCES person (id), 
	CONSTRAINT fk_announcement_corrects FOREIGN KEY(corrects_id) REFERENCES announcement (id), 
	CONSTRAINT fk_announcement_reminds_id FOREIGN KEY(reminds_id) REFERENCES announcement (id), 
	CONSTRAINT fk_announcement_attachment_id FOREIGN KEY(attachment_id) REFERENCES attachment (id), 
	FOREIGN KEY(author_id) REFERENCES person (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id), 
	UNIQUE (draft_id)
);
INSERT INTO "announcement" VALUES(1,'0b21bbba6d5fcd18',1,2,NULL,'Mời họp lúc 8 giờ.','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',4,NULL,1,NULL,'sending',0,6,0,0,0,1,NULL,NULL,NULL,'THÔNG BÁO của Liên đoàn Lao động tỉnh Thanh Hóa
Mời họp lúc 8 giờ.','[[{"code": "acknowledge", "value": "1", "label": "\u0110\u00e3 nh\u1eadn"}]]',6,'2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE attachment (
	id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	media_type VARCHAR(64) NOT NULL, 
	size INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	added_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE audit_entry (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	actor_id INTEGER, 
	action VARCHAR(64) NOT NULL, 
	subject VARCHAR(64) NOT NULL, 
	detail JSON NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "audit_entry" VALUES(1,'2021-02-27 01:00:00.000000',NULL,'unit_founded','unit:1','{"since": null, "legal_act": null, "parent": null, "level": "provincial_federation"}');
INSERT INTO "audit_entry" VALUES(2,'2021-02-27 01:00:00.000000',NULL,'unit_founded','unit:2','{"since": null, "legal_act": null, "parent": 1, "level": "directly_superior_union"}');
INSERT INTO "audit_entry" VALUES(3,'2021-02-27 01:00:00.000000',NULL,'unit_founded','unit:3','{"since": null, "legal_act": null, "parent": 2, "level": "grassroots"}');
INSERT INTO "audit_entry" VALUES(4,'2021-02-27 01:00:00.000000',NULL,'unit_founded','unit:4','{"since": null, "legal_act": null, "parent": 1, "level": "directly_attached_grassroots"}');
INSERT INTO "audit_entry" VALUES(5,'2021-02-27 01:00:00.000000',NULL,'roster_imported','roster','{"entries": 19, "units": [3]}');
INSERT INTO "audit_entry" VALUES(6,'2021-02-27 01:00:00.000000',NULL,'invited','invitation:1','{"unit": 3, "role": "officer"}');
INSERT INTO "audit_entry" VALUES(7,'2021-02-27 01:00:00.000000',1,'joined','membership:1','{"unit": 3}');
INSERT INTO "audit_entry" VALUES(8,'2021-02-27 01:00:00.000000',1,'granted','grant:1','{"invitation": 1, "unit": 3, "role": "officer"}');
INSERT INTO "audit_entry" VALUES(9,'2021-02-27 01:00:00.000000',NULL,'invited','invitation:2','{"unit": 1, "role": "officer"}');
INSERT INTO "audit_entry" VALUES(10,'2021-02-27 01:00:00.000000',2,'joined','membership:2','{"unit": 1}');
INSERT INTO "audit_entry" VALUES(11,'2021-02-27 01:00:00.000000',2,'granted','grant:2','{"invitation": 2, "unit": 1, "role": "officer"}');
INSERT INTO "audit_entry" VALUES(12,'2021-02-27 01:00:00.000000',1,'personal_code_issued','roster_entry:5','{}');
INSERT INTO "audit_entry" VALUES(13,'2021-02-27 01:00:00.000000',1,'personal_code_issued','roster_entry:6','{}');
INSERT INTO "audit_entry" VALUES(14,'2021-02-27 01:00:00.000000',3,'joined','membership:3','{"unit": 3}');
INSERT INTO "audit_entry" VALUES(15,'2021-02-27 01:00:00.000000',3,'roster_found','membership:3','{"by": "phone", "entry": 1}');
INSERT INTO "audit_entry" VALUES(16,'2021-02-27 01:00:00.000000',4,'joined','membership:4','{"unit": 3}');
INSERT INTO "audit_entry" VALUES(17,'2021-02-27 01:00:00.000000',5,'joined','membership:5','{"unit": 3}');
INSERT INTO "audit_entry" VALUES(18,'2021-02-27 01:00:00.000000',5,'roster_found','membership:5','{"by": "code", "entry": 5}');
INSERT INTO "audit_entry" VALUES(19,'2021-02-27 01:00:00.000000',6,'joined','membership:6','{"unit": 3}');
INSERT INTO "audit_entry" VALUES(20,'2021-02-27 02:00:00.000000',1,'membership_active','membership:3','{}');
INSERT INTO "audit_entry" VALUES(21,'2021-02-27 02:00:00.000000',1,'membership_active','membership:5','{}');
INSERT INTO "audit_entry" VALUES(22,'2021-02-27 02:00:00.000000',3,'submitted','record:1','{"kind": "title", "unit": 3}');
INSERT INTO "audit_entry" VALUES(23,'2021-02-27 02:00:00.000000',4,'submitted','record:2','{"kind": "title", "unit": 3}');
INSERT INTO "audit_entry" VALUES(24,'2021-02-27 02:00:00.000000',3,'submitted','record:3','{"kind": "good_deed", "unit": 3}');
INSERT INTO "audit_entry" VALUES(25,'2021-02-27 02:00:00.000000',1,'record_accept','record:1','{}');
INSERT INTO "audit_entry" VALUES(26,'2021-02-27 02:00:00.000000',3,'letter_written','person:3','{"officers": [1]}');
INSERT INTO "audit_entry" VALUES(27,'2021-02-27 02:00:00.000000',2,'announcement_sent','announcement:1','{"unit": 1}');
INSERT INTO "audit_entry" VALUES(28,'2021-02-27 03:00:00.000000',NULL,'invited','invitation:3','{"unit": 3, "role": "officer"}');
CREATE TABLE blocked_contact (
	id INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	blocked_at DATETIME NOT NULL, 
	kept_since DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (digest)
);
INSERT INTO "blocked_contact" VALUES(1,'0000000000000000000000000000000000000000000000000000000000000002','2021-02-27 03:00:00.000000','2021-02-27 03:00:00.000000');
CREATE TABLE channel_month (
	channel VARCHAR(32) NOT NULL, 
	month DATE NOT NULL, 
	sent INTEGER NOT NULL, 
	received INTEGER NOT NULL, 
	billed INTEGER NOT NULL, 
	warned_at DATETIME, 
	PRIMARY KEY (channel, month)
);
CREATE TABLE channel_state (
	channel VARCHAR(32) NOT NULL, 
	off_since DATETIME, 
	rests_until DATETIME, 
	PRIMARY KEY (channel)
);
CREATE TABLE consent (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	version VARCHAR(16) NOT NULL, 
	channel VARCHAR(32) NOT NULL, 
	given_at DATETIME NOT NULL, 
	withdrawn_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "consent" VALUES(1,1,'store','1','telegram','2021-02-27 01:00:00.000000',NULL);
INSERT INTO "consent" VALUES(2,2,'store','1','telegram','2021-02-27 01:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,3,'store','1','telegram','2021-02-27 01:00:00.000000',NULL);
INSERT INTO "consent" VALUES(4,4,'store','1','telegram','2021-02-27 01:00:00.000000',NULL);
INSERT INTO "consent" VALUES(5,5,'store','1','telegram','2021-02-27 01:00:00.000000',NULL);
INSERT INTO "consent" VALUES(6,6,'store','1','telegram','2021-02-27 01:00:00.000000',NULL);
CREATE TABLE "contact" (
	id INTEGER NOT NULL, 
	channel VARCHAR(32) NOT NULL, 
	external_id VARCHAR(64) NOT NULL, 
	person_id INTEGER, 
	state VARCHAR(32) NOT NULL, 
	written_at DATETIME NOT NULL, 
	preferred BOOLEAN DEFAULT 0 NOT NULL, 
	closed_at DATETIME, 
	rests_until DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(person_id) REFERENCES person (id), 
	UNIQUE (channel, external_id)
);
INSERT INTO "contact" VALUES(1,'telegram','1000',1,'active','2021-02-27 03:00:00.000000',0,NULL,NULL);
INSERT INTO "contact" VALUES(2,'telegram','1001',2,'active','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "contact" VALUES(3,'telegram','1002',3,'active','2021-02-27 03:00:00.000000',0,NULL,NULL);
INSERT INTO "contact" VALUES(4,'telegram','1003',4,'active','2021-02-27 03:00:00.000000',0,NULL,NULL);
INSERT INTO "contact" VALUES(5,'telegram','1004',5,'active','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "contact" VALUES(6,'telegram','1005',6,'active','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "contact" VALUES(7,'zalo_bot','zalo-1',3,'active','2021-02-27 03:00:00.000000',0,NULL,NULL);
INSERT INTO "contact" VALUES(8,'zalo_oa','zalo-2',4,'active','2021-02-27 03:00:00.000000',0,NULL,NULL);
CREATE TABLE conversation (
	contact_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	answered INTEGER NOT NULL, 
	shown VARCHAR(64), 
	screen JSON NOT NULL, 
	draft JSON NOT NULL, 
	changed_at DATETIME NOT NULL, 
	PRIMARY KEY (contact_id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id)
);
INSERT INTO "conversation" VALUES(1,1,12,12,'79','{"name": "menu", "context": {"name": "Tr\u1ea7n Th\u1ecb Hoa", "ended_unit": null}, "choices": [{"code": "officer_review", "value": "", "words": {"count": 1}}, {"code": "officer_people", "value": "", "words": {"count": 2}}, {"code": "officer_announce", "value": "", "words": {}}, {"code": "officer_urge", "value": "", "words": {}}, {"code": "officer_duties", "value": "", "words": {}}, {"code": "officer_unit", "value": "", "words": {}}, {"code": "officer_deeds", "value": "", "words": {}}, {"code": "officer_pledges", "value": "", "words": {}}, {"code": "officer_closing", "value": "", "words": {}}, {"code": "register", "value": "", "words": {}}, {"code": "good_deed", "value": "", "words": {}}, {"code": "records", "value": "", "words": {}}, {"code": "calendar", "value": "", "words": {}}, {"code": "handbook", "value": "", "words": {}}, {"code": "slogans", "value": "", "words": {}}, {"code": "my_data", "value": "", "words": {}}, {"code": "my_settings", "value": "", "words": {}}, {"code": "contact", "value": "", "words": {}}, {"code": "moved", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}','{"settled": 1}','2021-02-27 03:00:00.000000');
INSERT INTO "conversation" VALUES(2,1,12,12,'73','{"name": "officer/announce_status", "context": {"state": "sending", "paused_for": null, "due": "2021-02-27T09:00:00+07:00", "now": "2021-02-27T09:00:00+07:00", "ended": null, "total": 4, "percent": 0, "sent": 0, "waiting": 4, "not_sent": 0, "in_doubt": 0, "cancelled": 0, "reached": 0, "units": 0, "minutes": 1, "answered": null, "text": ""}, "choices": [{"code": "announce_status", "value": "1", "words": {}}, {"code": "announce_pause", "value": "1", "words": {}}, {"code": "announce_rest", "value": "1", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}','{}','2021-02-27 02:00:00.000000');
INSERT INTO "conversation" VALUES(3,1,28,28,'75','{"name": "mine/data", "context": {"name": "L\u00ea Th\u1ecb H\u1ea1nh", "category": "worker", "phone": "+84912000101", "office_phone": null, "unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai", "section": "Chuy\u1ec1n 2", "state": "active", "officer": false, "in_roster": true, "channels": ["telegram"], "agreed_at": "2021-02-27T08:00:00+07:00", "version": "1", "records": 2, "photos": 1, "drafts": 0, "erases_at": null, "blocked": false, "withdrawn": false}, "choices": [{"code": "download_data", "value": "", "words": {}}, {"code": "withdraw_consent", "value": "", "words": {}}, {"code": "erase_data", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}','{"form_at": "2021-02-27T09:00:00+07:00", "album": null}','2021-02-27 03:00:00.000000');
INSERT INTO "conversation" VALUES(4,1,16,16,'77','{"name": "mine/data", "context": {"name": "Gi\u00e0ng A P\u00e1o", "category": "worker", "phone": "+84912000177", "office_phone": null, "unit": "C\u00f4ng \u0111o\u00e0n C\u00f4ng ty May Sao Mai", "section": "Chuy\u1ec1n 2", "state": "waiting", "officer": false, "in_roster": false, "channels": ["telegram"], "agreed_at": "2021-02-27T08:00:00+07:00", "version": "1", "records": 1, "photos": 0, "drafts": 0, "erases_at": null, "blocked": false, "withdrawn": false}, "choices": [{"code": "download_data", "value": "", "words": {}}, {"code": "withdraw_consent", "value": "", "words": {}}, {"code": "erase_data", "value": "", "words": {}}, {"code": "back", "value": "", "words": {}}, {"code": "home", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}','{"form_at": "2021-02-27T09:00:00+07:00"}','2021-02-27 03:00:00.000000');
INSERT INTO "conversation" VALUES(5,1,7,7,'32','{"name": "menu", "context": {"name": "L\u00ea Th\u1ecb \u1ea8n", "ended_unit": null}, "choices": [{"code": "register", "value": "", "words": {}}, {"code": "good_deed", "value": "", "words": {}}, {"code": "records", "value": "", "words": {}}, {"code": "calendar", "value": "", "words": {}}, {"code": "more_menu", "value": "", "words": {}}], "accepts": ["choice"], "start": 0, "ask_contact": false}','{}','2021-02-27 01:00:00.000000');
INSERT INTO "conversation" VALUES(6,1,10,10,'58','{"name": "form/question", "context": {"number": 3, "total": 6, "prompt": "Vi\u1ec7c t\u1ed1t \u1ea5y l\u00e0 g\u00ec?", "kind": "text", "told": true, "free_text": false, "asking": false, "old": null, "last": null, "photos": 0, "today": "2021-02-27"}, "choices": [{"code": "back", "value": "", "words": {}}, {"code": "later", "value": "", "words": {}}], "accepts": ["photo", "text", "voice"], "start": 0, "ask_contact": false}','{"form": {"id": "b4e83586c8524f1dbc53d06e9cf33a1c", "kind": "good_deed", "campaign": "thanh-hoa-2021", "subject": "good_deed", "form": "good_deed", "version": 4, "at": "what", "answers": {"of_whom": {"code": "other"}, "who": {"text": "ch\u1ecb Lan"}}, "editing": false, "asking": false, "pending": [], "record": null, "record_version": null, "marked": [], "last": {}, "album": null, "album_at": null}, "form_at": "2021-02-27T09:00:00+07:00"}','2021-02-27 02:00:00.000000');
CREATE TABLE duty_done (
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	campaign VARCHAR(64) NOT NULL, 
	duty VARCHAR(64) NOT NULL, 
	occurrence VARCHAR(16) NOT NULL, 
	done_on DATE NOT NULL, 
	letter VARCHAR(120), 
	marked_by INTEGER NOT NULL, 
	marked_at DATETIME NOT NULL, 
	undone_at DATETIME, sha256 VARCHAR(64), media_type VARCHAR(100), size INTEGER, file_name VARCHAR(120), 
	PRIMARY KEY (id), 
	FOREIGN KEY(marked_by) REFERENCES person (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id)
);
CREATE TABLE export (
	id INTEGER NOT NULL, 
	name VARCHAR(64) NOT NULL, 
	person_id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (name), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
CREATE TABLE handout (
	id INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	channel VARCHAR(32) NOT NULL, 
	address VARCHAR(64) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	media_type VARCHAR(100) NOT NULL, 
	expires_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (digest)
);
INSERT INTO "handout" VALUES(1,'abababababababababababababababababababababababababababababababab','zalo_bot','zalo-1','danh-sach.xlsx','application/octet-stream','2021-02-27 04:00:00.000000');
CREATE TABLE inbox (
	id INTEGER NOT NULL, 
	channel VARCHAR(32) NOT NULL, 
	external_id VARCHAR(64) NOT NULL, 
	lane VARCHAR(64) NOT NULL, 
	raw JSON, 
	received_at DATETIME NOT NULL, 
	handled_at DATETIME, 
	tries INTEGER NOT NULL, 
	problem VARCHAR(300), worker VARCHAR(16), 
	PRIMARY KEY (id), 
	UNIQUE (channel, external_id)
);
INSERT INTO "inbox" VALUES(1,'telegram','100000001','1000','{"update_id": 100000001, "message": {"message_id": 1, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start i-qy5vhtaxveqmfk6gbu4gcsx4kxn34ca7", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(2,'telegram','100000002','1000','{"update_id": 100000002, "callback_query": {"id": "4294967296001", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 2, "date": 1614387600, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "1:accept_invitation"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(3,'telegram','100000003','1000','{"update_id": 100000003, "callback_query": {"id": "4294967296002", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 2, "date": 1614387600, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "2:agree"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(4,'telegram','100000004','1000','{"update_id": 100000004, "message": {"message_id": 3, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "Tr\u1ea7n Th\u1ecb Hoa"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(5,'telegram','100000005','1001','{"update_id": 100000005, "message": {"message_id": 5, "from": {"id": 1001, "is_bot": false, "first_name": "-"}, "chat": {"id": 1001, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start i-b47xshcpqdxpetk6vtfy6btfs4cnvpxv", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(6,'telegram','100000006','1001','{"update_id": 100000006, "callback_query": {"id": "4299262263299", "from": {"id": 1001, "is_bot": false, "first_name": "-"}, "chat_instance": "65601578", "message": {"message_id": 6, "date": 1614387600, "chat": {"id": 1001, "first_name": "-", "type": "private"}}, "data": "1:accept_invitation"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(7,'telegram','100000007','1001','{"update_id": 100000007, "callback_query": {"id": "4299262263300", "from": {"id": 1001, "is_bot": false, "first_name": "-"}, "chat_instance": "65601578", "message": {"message_id": 6, "date": 1614387600, "chat": {"id": 1001, "first_name": "-", "type": "private"}}, "data": "2:agree"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(8,'telegram','100000008','1001','{"update_id": 100000008, "message": {"message_id": 7, "from": {"id": 1001, "is_bot": false, "first_name": "-"}, "chat": {"id": 1001, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "Nguy\u1ec5n V\u0103n B\u00ecnh"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(9,'telegram','100000009','1002','{"update_id": 100000009, "message": {"message_id": 9, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start u-MAY0123", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(10,'telegram','100000010','1002','{"update_id": 100000010, "callback_query": {"id": "4303557230597", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 10, "date": 1614387600, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "1:yes_here"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(11,'telegram','100000011','1002','{"update_id": 100000011, "callback_query": {"id": "4303557230598", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 10, "date": 1614387600, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "2:agree"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(12,'telegram','100000012','1002','{"update_id": 100000012, "message": {"message_id": 11, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "L\u00ea Th\u1ecb H\u1ea1nh"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(13,'telegram','100000013','1002','{"update_id": 100000013, "callback_query": {"id": "4303557230599", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 12, "date": 1614387600, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "4:category_worker"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(14,'telegram','100000014','1002','{"update_id": 100000014, "callback_query": {"id": "4303557230600", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 12, "date": 1614387600, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "5:section:2"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(15,'telegram','100000015','1002','{"update_id": 100000015, "message": {"message_id": 14, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614387600, "contact": {"phone_number": "+84912000101", "first_name": "-", "user_id": 1002}}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(16,'telegram','100000016','1003','{"update_id": 100000016, "message": {"message_id": 17, "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat": {"id": 1003, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start u-MAY0123", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(17,'telegram','100000017','1003','{"update_id": 100000017, "callback_query": {"id": "4307852197897", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 18, "date": 1614387600, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "1:yes_here"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(18,'telegram','100000018','1003','{"update_id": 100000018, "callback_query": {"id": "4307852197898", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 18, "date": 1614387600, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "2:agree"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(19,'telegram','100000019','1003','{"update_id": 100000019, "message": {"message_id": 19, "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat": {"id": 1003, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "Gi\u00e0ng A P\u00e1o"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(20,'telegram','100000020','1003','{"update_id": 100000020, "callback_query": {"id": "4307852197899", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 20, "date": 1614387600, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "4:category_worker"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(21,'telegram','100000021','1003','{"update_id": 100000021, "callback_query": {"id": "4307852197900", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 20, "date": 1614387600, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "5:section:2"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(22,'telegram','100000022','1003','{"update_id": 100000022, "message": {"message_id": 22, "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat": {"id": 1003, "first_name": "-", "type": "private"}, "date": 1614387600, "contact": {"phone_number": "+84912000177", "first_name": "-", "user_id": 1003}}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(23,'telegram','100000023','1004','{"update_id": 100000023, "message": {"message_id": 25, "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat": {"id": 1004, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start u-MAY0123", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(24,'telegram','100000024','1004','{"update_id": 100000024, "callback_query": {"id": "4312147165197", "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat_instance": "65798186", "message": {"message_id": 26, "date": 1614387600, "chat": {"id": 1004, "first_name": "-", "type": "private"}}, "data": "1:yes_here"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(25,'telegram','100000025','1004','{"update_id": 100000025, "callback_query": {"id": "4312147165198", "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat_instance": "65798186", "message": {"message_id": 26, "date": 1614387600, "chat": {"id": 1004, "first_name": "-", "type": "private"}}, "data": "2:agree"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(26,'telegram','100000026','1004','{"update_id": 100000026, "message": {"message_id": 27, "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat": {"id": 1004, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "L\u00ea Th\u1ecb \u1ea8n"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(27,'telegram','100000027','1004','{"update_id": 100000027, "callback_query": {"id": "4312147165199", "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat_instance": "65798186", "message": {"message_id": 28, "date": 1614387600, "chat": {"id": 1004, "first_name": "-", "type": "private"}}, "data": "4:category_worker"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(28,'telegram','100000028','1004','{"update_id": 100000028, "callback_query": {"id": "4312147165200", "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat_instance": "65798186", "message": {"message_id": 28, "date": 1614387600, "chat": {"id": 1004, "first_name": "-", "type": "private"}}, "data": "5:section:2"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(29,'telegram','100000029','1004','{"update_id": 100000029, "message": {"message_id": 30, "from": {"id": 1004, "is_bot": false, "first_name": "-"}, "chat": {"id": 1004, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "5527AENT"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(30,'telegram','100000030','1005','{"update_id": 100000030, "message": {"message_id": 33, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat": {"id": 1005, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "/start u-MAY0123", "entities": [{"offset": 0, "length": 6, "type": "bot_command"}]}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(31,'telegram','100000031','1005','{"update_id": 100000031, "callback_query": {"id": "4316442132497", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 34, "date": 1614387600, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "1:yes_here"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(32,'telegram','100000032','1005','{"update_id": 100000032, "callback_query": {"id": "4316442132498", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 34, "date": 1614387600, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "2:agree"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(33,'telegram','100000033','1005','{"update_id": 100000033, "message": {"message_id": 35, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat": {"id": 1005, "first_name": "-", "type": "private"}, "date": 1614387600, "text": "Ho\u00e0ng Th\u1ecb Mai"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(34,'telegram','100000034','1005','{"update_id": 100000034, "callback_query": {"id": "4316442132499", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 36, "date": 1614387600, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "4:category_worker"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(35,'telegram','100000035','1005','{"update_id": 100000035, "callback_query": {"id": "4316442132500", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 36, "date": 1614387600, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "5:section:2"}}','2021-02-27 01:00:00.000000','2021-02-27 01:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(36,'telegram','100000036','1000','{"update_id": 100000036, "message": {"message_id": 38, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "menu"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(37,'telegram','100000037','1000','{"update_id": 100000037, "callback_query": {"id": "4294967296021", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 39, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "5:officer_people"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(38,'telegram','100000038','1000','{"update_id": 100000038, "callback_query": {"id": "4294967296022", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 39, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "6:confirm_matched"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(39,'telegram','100000039','1002','{"update_id": 100000039, "message": {"message_id": 40, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "menu"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(40,'telegram','100000040','1002','{"update_id": 100000040, "callback_query": {"id": "4303557230615", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 41, "date": 1614391200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "8:register"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(41,'telegram','100000041','1002','{"update_id": 100000041, "callback_query": {"id": "4303557230616", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 41, "date": 1614391200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "9:thing:th21-title-worker"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(42,'telegram','100000042','1002','{"update_id": 100000042, "callback_query": {"id": "4303557230617", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 41, "date": 1614391200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "10:answer:fewer-defects"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(43,'telegram','100000043','1002','{"update_id": 100000043, "message": {"message_id": 42, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "loi duoi 1%"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(44,'telegram','100000044','1002','{"update_id": 100000044, "callback_query": {"id": "4303557230618", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 43, "date": 1614391200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "12:submit"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(45,'telegram','100000045','1003','{"update_id": 100000045, "message": {"message_id": 44, "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat": {"id": 1003, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "menu"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(46,'telegram','100000046','1003','{"update_id": 100000046, "callback_query": {"id": "4307852197915", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 45, "date": 1614391200, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "8:register"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(47,'telegram','100000047','1003','{"update_id": 100000047, "callback_query": {"id": "4307852197916", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 45, "date": 1614391200, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "9:thing:th21-title-worker"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(48,'telegram','100000048','1003','{"update_id": 100000048, "callback_query": {"id": "4307852197917", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 45, "date": 1614391200, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "10:answer:fewer-defects"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(49,'telegram','100000049','1003','{"update_id": 100000049, "message": {"message_id": 46, "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat": {"id": 1003, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "loi duoi 2%"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(50,'telegram','100000050','1003','{"update_id": 100000050, "callback_query": {"id": "4307852197918", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 47, "date": 1614391200, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "12:submit"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(51,'telegram','100000051','1002','{"update_id": 100000051, "message": {"message_id": 48, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "menu"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(52,'telegram','100000052','1002','{"update_id": 100000052, "callback_query": {"id": "4303557230623", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 49, "date": 1614391200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "14:good_deed"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(53,'telegram','100000053','1002','{"update_id": 100000053, "callback_query": {"id": "4303557230624", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 49, "date": 1614391200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "15:answer:self"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(54,'telegram','100000054','1002','{"update_id": 100000054, "message": {"message_id": 50, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "S\u1eeda m\u00e1y cho c\u1ea3 chuy\u1ec1n"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(55,'telegram','100000055','1002','{"update_id": 100000055, "callback_query": {"id": "4303557230625", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 51, "date": 1614391200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "17:answer:today"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(56,'telegram','100000056','1002','{"update_id": 100000056, "callback_query": {"id": "4303557230626", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 51, "date": 1614391200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "18:answer:workplace"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(57,'telegram','100000057','1002','{"update_id": 100000057, "message": {"message_id": 52, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614391200, "photo": [{"file_id": "AgACKedbHj39sxYRoazWDCOMYjcdbF67-U7Jh0-o", "file_unique_id": "AQAD_LE9RXrBisw2", "width": 64, "height": 48, "file_size": 678}]}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(58,'telegram','100000058','1002','{"update_id": 100000058, "callback_query": {"id": "4303557230627", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 53, "date": 1614391200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "20:done"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(59,'telegram','100000059','1002','{"update_id": 100000059, "callback_query": {"id": "4303557230628", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 53, "date": 1614391200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "21:submit"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(60,'telegram','100000060','1005','{"update_id": 100000060, "message": {"message_id": 54, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat": {"id": 1005, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "menu"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(61,'telegram','100000061','1005','{"update_id": 100000061, "callback_query": {"id": "4316442132517", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 56, "date": 1614391200, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "7:good_deed"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(62,'telegram','100000062','1005','{"update_id": 100000062, "callback_query": {"id": "4316442132518", "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat_instance": "65863722", "message": {"message_id": 56, "date": 1614391200, "chat": {"id": 1005, "first_name": "-", "type": "private"}}, "data": "8:answer:other"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(63,'telegram','100000063','1005','{"update_id": 100000063, "message": {"message_id": 57, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "chat": {"id": 1005, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "ch\u1ecb Lan"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(64,'telegram','100000064','1000','{"update_id": 100000064, "message": {"message_id": 59, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "menu"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(65,'telegram','100000065','1000','{"update_id": 100000065, "callback_query": {"id": "4294967296039", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 60, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "8:officer_review"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(66,'telegram','100000066','1000','{"update_id": 100000066, "callback_query": {"id": "4294967296040", "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat_instance": "65536042", "message": {"message_id": 60, "date": 1614391200, "chat": {"id": 1000, "first_name": "-", "type": "private"}}, "data": "9:accept:1"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(67,'telegram','100000067','1002','{"update_id": 100000067, "message": {"message_id": 61, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "/lienhe", "entities": [{"offset": 0, "length": 7, "type": "bot_command"}]}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(68,'telegram','100000068','1002','{"update_id": 100000068, "callback_query": {"id": "4303557230633", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 62, "date": 1614391200, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "23:write_letter"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(69,'telegram','100000069','1002','{"update_id": 100000069, "message": {"message_id": 63, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "Ca \u0111\u00eam g\u1eedi h\u1ed3 s\u01a1 \u1edf \u0111\u00e2u?"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(70,'telegram','100000070','1000','{"update_id": 100000070, "message": {"message_id": 65, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "menu"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(71,'telegram','100000071','1001','{"update_id": 100000071, "message": {"message_id": 70, "from": {"id": 1001, "is_bot": false, "first_name": "-"}, "chat": {"id": 1001, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "menu"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(72,'telegram','100000072','1001','{"update_id": 100000072, "callback_query": {"id": "4299262263338", "from": {"id": 1001, "is_bot": false, "first_name": "-"}, "chat_instance": "65601578", "message": {"message_id": 71, "date": 1614391200, "chat": {"id": 1001, "first_name": "-", "type": "private"}}, "data": "5:officer_announce"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(73,'telegram','100000073','1001','{"update_id": 100000073, "callback_query": {"id": "4299262263339", "from": {"id": 1001, "is_bot": false, "first_name": "-"}, "chat_instance": "65601578", "message": {"message_id": 71, "date": 1614391200, "chat": {"id": 1001, "first_name": "-", "type": "private"}}, "data": "6:announce_unit:1"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(74,'telegram','100000074','1001','{"update_id": 100000074, "callback_query": {"id": "4299262263340", "from": {"id": 1001, "is_bot": false, "first_name": "-"}, "chat_instance": "65601578", "message": {"message_id": 71, "date": 1614391200, "chat": {"id": 1001, "first_name": "-", "type": "private"}}, "data": "7:announce_members"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(75,'telegram','100000075','1001','{"update_id": 100000075, "message": {"message_id": 72, "from": {"id": 1001, "is_bot": false, "first_name": "-"}, "chat": {"id": 1001, "first_name": "-", "type": "private"}, "date": 1614391200, "text": "M\u1eddi h\u1ecdp l\u00fac 8 gi\u1edd."}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(76,'telegram','100000076','1001','{"update_id": 100000076, "callback_query": {"id": "4299262263341", "from": {"id": 1001, "is_bot": false, "first_name": "-"}, "chat_instance": "65601578", "message": {"message_id": 73, "date": 1614391200, "chat": {"id": 1001, "first_name": "-", "type": "private"}}, "data": "9:no_file"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(77,'telegram','100000077','1001','{"update_id": 100000077, "callback_query": {"id": "4299262263342", "from": {"id": 1001, "is_bot": false, "first_name": "-"}, "chat_instance": "65601578", "message": {"message_id": 73, "date": 1614391200, "chat": {"id": 1001, "first_name": "-", "type": "private"}}, "data": "10:announce_ack"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(78,'telegram','100000078','1001','{"update_id": 100000078, "callback_query": {"id": "4299262263343", "from": {"id": 1001, "is_bot": false, "first_name": "-"}, "chat_instance": "65601578", "message": {"message_id": 73, "date": 1614391200, "chat": {"id": 1001, "first_name": "-", "type": "private"}}, "data": "11:announce_now"}}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(79,'telegram','100000079','1002','{"update_id": 100000079, "message": {"message_id": 74, "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat": {"id": 1002, "first_name": "-", "type": "private"}, "date": 1614394800, "text": "menu"}}','2021-02-27 03:00:00.000000','2021-02-27 03:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(80,'telegram','100000080','1002','{"update_id": 100000080, "callback_query": {"id": "4303557230640", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 75, "date": 1614394800, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "26:more_menu"}}','2021-02-27 03:00:00.000000','2021-02-27 03:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(81,'telegram','100000081','1002','{"update_id": 100000081, "callback_query": {"id": "4303557230641", "from": {"id": 1002, "is_bot": false, "first_name": "-"}, "chat_instance": "65667114", "message": {"message_id": 75, "date": 1614394800, "chat": {"id": 1002, "first_name": "-", "type": "private"}}, "data": "27:my_data"}}','2021-02-27 03:00:00.000000','2021-02-27 03:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(82,'telegram','100000082','1003','{"update_id": 100000082, "message": {"message_id": 76, "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat": {"id": 1003, "first_name": "-", "type": "private"}, "date": 1614394800, "text": "menu"}}','2021-02-27 03:00:00.000000','2021-02-27 03:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(83,'telegram','100000083','1003','{"update_id": 100000083, "callback_query": {"id": "4307852197938", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 77, "date": 1614394800, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "14:more_menu"}}','2021-02-27 03:00:00.000000','2021-02-27 03:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(84,'telegram','100000084','1003','{"update_id": 100000084, "callback_query": {"id": "4307852197939", "from": {"id": 1003, "is_bot": false, "first_name": "-"}, "chat_instance": "65732650", "message": {"message_id": 77, "date": 1614394800, "chat": {"id": 1003, "first_name": "-", "type": "private"}}, "data": "15:my_data"}}','2021-02-27 03:00:00.000000','2021-02-27 03:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(85,'telegram','100000085','1000','{"update_id": 100000085, "message": {"message_id": 78, "from": {"id": 1000, "is_bot": false, "first_name": "-"}, "chat": {"id": 1000, "first_name": "-", "type": "private"}, "date": 1614394800, "text": "s\u1ed1 c\u1ee7a t\u00f4i 0912000999"}}','2021-02-27 03:00:00.000000','2021-02-27 03:00:00.000000',0,NULL,NULL);
INSERT INTO "inbox" VALUES(86,'telegram','9001','1005','{"update_id": 9001, "message": {"message_id": 900, "date": 1614394800, "chat": {"id": 1005, "type": "private"}, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "contact": {"phone_number": "84912000109", "first_name": "-", "user_id": 1005}}}','2021-02-27 03:00:00.000000',NULL,0,NULL,NULL);
INSERT INTO "inbox" VALUES(87,'telegram','9002','1005','{"update_id": 9002, "message": {"message_id": 901, "date": 1614394800, "chat": {"id": 1005, "type": "private"}, "from": {"id": 1005, "is_bot": false, "first_name": "-"}, "text": "menu"}}','2021-02-27 03:00:00.000000',NULL,0,NULL,NULL);
INSERT INTO "inbox" VALUES(88,'zalo_bot','zb-1','zalo-1','{"event_name": "message.text.received", "message": {"from": {"id": "zalo-1", "is_bot": false}, "chat": {"id": "zalo-1", "chat_type": "PRIVATE"}, "text": "menu", "message_id": "zb-1", "date": 1614394800000}}','2021-02-27 03:00:00.000000',NULL,0,NULL,NULL);
INSERT INTO "inbox" VALUES(89,'zalo_oa','zo-1','zalo-2','{"event_name": "user_submit_info", "user": "zalo-2", "timestamp": "1614394800000", "phone": "84912000110"}','2021-02-27 03:00:00.000000',NULL,0,NULL,NULL);
CREATE TABLE invitation (
	id INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	unit_id INTEGER NOT NULL, 
	role VARCHAR(32) NOT NULL, 
	role_until DATE, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	used_by INTEGER, made_by INTEGER REFERENCES person (id), cancelled_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id), 
	FOREIGN KEY(used_by) REFERENCES person (id), 
	UNIQUE (digest)
);
INSERT INTO "invitation" VALUES(1,'deb689d5fb48c38602525c9de494f0a908931c05f23ce383eb8712fb5de0caee',3,'officer','2023-12-31','2021-02-27 01:00:00.000000','2021-03-06 01:00:00.000000','2021-02-27 01:00:00.000000',1,NULL,NULL);
INSERT INTO "invitation" VALUES(2,'d9ec169dbbb80018c013467c88cbaef8f64c4a5273c66e5747809e3bc0ad92b3',1,'officer','2023-12-31','2021-02-27 01:00:00.000000','2021-03-06 01:00:00.000000','2021-02-27 01:00:00.000000',2,NULL,NULL);
INSERT INTO "invitation" VALUES(3,'4766d5caf3535c56b689eb6114b1deb9643dae017ba70bcda5abb46bbd8e49f1',3,'officer',NULL,'2021-02-27 03:00:00.000000','2021-03-06 03:00:00.000000',NULL,NULL,NULL,NULL);
CREATE TABLE lease (
	name VARCHAR(64) NOT NULL, 
	holder VARCHAR(64) NOT NULL, 
	until DOUBLE NOT NULL, 
	fence INTEGER NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "lease" VALUES('ticks','',0.0,3);
INSERT INTO "lease" VALUES('courier:telegram','',0.0,3);
INSERT INTO "lease" VALUES('worker:ab12cd34','',0.0,3);
CREATE TABLE link_code (
	id INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	person_id INTEGER NOT NULL, 
	contact_id INTEGER, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	used_by INTEGER, 
	PRIMARY KEY (id), 
	UNIQUE (digest), 
	FOREIGN KEY(person_id) REFERENCES person (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	FOREIGN KEY(used_by) REFERENCES contact (id)
);
INSERT INTO "link_code" VALUES(1,'bedc94815658a5276d8728b07917176bc038da25b82b45602ad96aec4f7bd3df',3,3,'2021-02-27 03:00:00.000000','2021-02-27 03:10:00.000000',NULL,NULL);
CREATE TABLE membership (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	section_id INTEGER, 
	state VARCHAR(32) NOT NULL, 
	since DATETIME NOT NULL, 
	until DATETIME, 
	decided_by INTEGER, 
	decided_at DATETIME, note VARCHAR(200), matched_by VARCHAR(32), ended_from VARCHAR(32), ended_by INTEGER REFERENCES person (id), 
	PRIMARY KEY (id), 
	FOREIGN KEY(decided_by) REFERENCES person (id), 
	FOREIGN KEY(person_id) REFERENCES person (id), 
	FOREIGN KEY(section_id) REFERENCES section (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id)
);
INSERT INTO "membership" VALUES(1,1,3,NULL,'active','2021-02-27 01:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "membership" VALUES(2,2,1,NULL,'active','2021-02-27 01:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "membership" VALUES(3,3,3,2,'active','2021-02-27 01:00:00.000000',NULL,1,'2021-02-27 02:00:00.000000',NULL,'phone',NULL,NULL);
INSERT INTO "membership" VALUES(4,4,3,2,'waiting','2021-02-27 01:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "membership" VALUES(5,5,3,2,'active','2021-02-27 01:00:00.000000',NULL,1,'2021-02-27 02:00:00.000000',NULL,'code',NULL,NULL);
INSERT INTO "membership" VALUES(6,6,3,2,'waiting','2021-02-27 01:00:00.000000',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE "outbox" (
	id INTEGER NOT NULL, 
	"key" VARCHAR(160) NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	person_id INTEGER NOT NULL, 
	announcement_id INTEGER, 
	text VARCHAR, 
	choices JSON, 
	state VARCHAR(32) NOT NULL, 
	due_at DATETIME NOT NULL, 
	created_at DATETIME NOT NULL, 
	contact_id INTEGER, 
	message_id VARCHAR(64), 
	claimed_at DATETIME, 
	settled_at DATETIME, 
	tries INTEGER NOT NULL, 
	problem VARCHAR(300), 
	about_id INTEGER, 
	only_contact_id INTEGER, 
	fence INTEGER, 
	urgent SMALLINT DEFAULT '0' NOT NULL, 
	way VARCHAR(32), 
	billed BOOLEAN DEFAULT 0 NOT NULL, 
	attachment_id INTEGER, 
	PRIMARY KEY (id), 
	CONSTRAINT fk_outbox_attachment FOREIGN KEY(attachment_id) REFERENCES attachment (id), 
	FOREIGN KEY(announcement_id) REFERENCES announcement (id), 
	FOREIGN KEY(contact_id) REFERENCES contact (id), 
	UNIQUE ("key"), 
	FOREIGN KEY(about_id) REFERENCES person (id), 
	FOREIGN KEY(only_contact_id) REFERENCES contact (id), 
	FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "outbox" VALUES(1,'membership:3:membership_confirmed:1','notice',3,NULL,'✅ Công đoàn Công ty May Sao Mai đã xác nhận anh/chị. Hồ sơ anh/chị gửi trong lúc chờ nay được xem xét.',NULL,'sent','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',3,'67','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',1,NULL,NULL,NULL,NULL,1,'telegram',0,NULL);
INSERT INTO "outbox" VALUES(2,'membership:5:membership_confirmed:1','notice',5,NULL,'✅ Công đoàn Công ty May Sao Mai đã xác nhận anh/chị. Hồ sơ anh/chị gửi trong lúc chờ nay được xem xét.',NULL,'sent','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',5,'69','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',1,NULL,NULL,NULL,NULL,1,'telegram',0,NULL);
INSERT INTO "outbox" VALUES(3,'review:1','notice',3,NULL,'✅ Hồ sơ TH-HHPR đã được ghi nhận.
Danh hiệu thi đua, Công đoàn Công ty May Sao Mai.
Đây là đăng ký; việc xét tặng do Ban Thường vụ LĐLĐ tỉnh làm hằng năm.',NULL,'queued','2021-02-27 02:01:00.000000','2021-02-27 02:00:00.000000',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,1,NULL,0,NULL);
INSERT INTO "outbox" VALUES(4,'letter:acf7af1538dfffb7:1','notice',1,NULL,'Tin của Lê Thị Hạnh, Chuyền 2, CĐ May Sao Mai:
“Ca đêm gửi hồ sơ ở đâu?”','[[{"code": "answer_letter", "value": "3", "label": "Tr\u1ea3 l\u1eddi"}]]','sent','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',1,'68','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',1,NULL,3,NULL,NULL,1,'telegram',0,NULL);
INSERT INTO "outbox" VALUES(5,'announcement:1:1','announcement',1,1,NULL,NULL,'queued','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "outbox" VALUES(6,'announcement:1:2','announcement',2,1,NULL,NULL,'queued','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "outbox" VALUES(7,'announcement:1:3','announcement',3,1,NULL,NULL,'queued','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "outbox" VALUES(8,'announcement:1:5','announcement',5,1,NULL,NULL,'queued','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,0,NULL,0,NULL);
INSERT INTO "outbox" VALUES(9,'state:queued','notice',3,NULL,'Tin queued','[[{"code": "received", "label": "\u0110\u00e3 nh\u1eadn", "value": "0"}]]','queued','2021-02-28 03:00:00.000000','2021-02-27 03:00:00.000000',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,1,NULL,0,NULL);
INSERT INTO "outbox" VALUES(10,'state:sending','notice',3,NULL,'Tin sending','[[{"code": "received", "label": "\u0110\u00e3 nh\u1eadn", "value": "1"}]]','sending','2021-02-28 03:00:00.000000','2021-02-27 03:00:00.000000',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,1,NULL,0,NULL);
INSERT INTO "outbox" VALUES(11,'state:sent','notice',3,NULL,'Tin sent','[[{"code": "received", "label": "\u0110\u00e3 nh\u1eadn", "value": "2"}]]','sent','2021-02-28 03:00:00.000000','2021-02-27 03:00:00.000000',NULL,NULL,NULL,'2021-02-27 03:00:00.000000',0,NULL,NULL,NULL,NULL,1,NULL,0,NULL);
INSERT INTO "outbox" VALUES(12,'state:later','notice',3,NULL,'Tin later','[[{"code": "received", "label": "\u0110\u00e3 nh\u1eadn", "value": "3"}]]','later','2021-02-28 03:00:00.000000','2021-02-27 03:00:00.000000',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,1,NULL,0,NULL);
INSERT INTO "outbox" VALUES(13,'state:failed','notice',3,NULL,'Tin failed','[[{"code": "received", "label": "\u0110\u00e3 nh\u1eadn", "value": "4"}]]','failed','2021-02-28 03:00:00.000000','2021-02-27 03:00:00.000000',NULL,NULL,NULL,'2021-02-27 03:00:00.000000',0,NULL,NULL,NULL,NULL,1,NULL,0,NULL);
INSERT INTO "outbox" VALUES(14,'state:gone','notice',3,NULL,'Tin gone','[[{"code": "received", "label": "\u0110\u00e3 nh\u1eadn", "value": "5"}]]','gone','2021-02-28 03:00:00.000000','2021-02-27 03:00:00.000000',NULL,NULL,NULL,'2021-02-27 03:00:00.000000',0,NULL,NULL,NULL,NULL,1,NULL,0,NULL);
INSERT INTO "outbox" VALUES(15,'state:in_doubt','notice',3,NULL,'Tin in_doubt','[[{"code": "received", "label": "\u0110\u00e3 nh\u1eadn", "value": "6"}]]','in_doubt','2021-02-28 03:00:00.000000','2021-02-27 03:00:00.000000',NULL,NULL,NULL,'2021-02-27 03:00:00.000000',0,NULL,NULL,NULL,NULL,1,NULL,0,NULL);
INSERT INTO "outbox" VALUES(16,'state:cancelled','notice',3,NULL,'Tin cancelled','[[{"code": "received", "label": "\u0110\u00e3 nh\u1eadn", "value": "7"}]]','cancelled','2021-02-28 03:00:00.000000','2021-02-27 03:00:00.000000',NULL,NULL,NULL,'2021-02-27 03:00:00.000000',0,NULL,NULL,NULL,NULL,1,NULL,0,NULL);
CREATE TABLE person (
	id INTEGER NOT NULL, 
	name VARCHAR(200), 
	category VARCHAR(32), 
	phone VARCHAR(20), 
	address_form VARCHAR(16) NOT NULL, 
	wishes BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	erased_at DATETIME, reminders BOOLEAN DEFAULT 1 NOT NULL, digest_at TIME, remind_at TIME, office_phone VARCHAR(20), blocked_at DATETIME, erases_at DATETIME, 
	PRIMARY KEY (id)
);
INSERT INTO "person" VALUES(1,'Trần Thị Hoa',NULL,NULL,'đồng chí',1,'2021-02-27 01:00:00.000000',NULL,1,NULL,NULL,'0912000888',NULL,NULL);
INSERT INTO "person" VALUES(2,'Nguyễn Văn Bình',NULL,NULL,'đồng chí',1,'2021-02-27 01:00:00.000000',NULL,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "person" VALUES(3,'Lê Thị Hạnh','worker','+84912000101','anh/chị',1,'2021-02-27 01:00:00.000000',NULL,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "person" VALUES(4,'Giàng A Páo','worker','+84912000177','anh/chị',1,'2021-02-27 01:00:00.000000',NULL,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "person" VALUES(5,'Lê Thị Ẩn','worker',NULL,'anh/chị',1,'2021-02-27 01:00:00.000000',NULL,1,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "person" VALUES(6,'Hoàng Thị Mai','worker',NULL,'anh/chị',1,'2021-02-27 01:00:00.000000',NULL,1,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE photo (
	id INTEGER NOT NULL, 
	draft_id VARCHAR(32) NOT NULL, 
	record_id INTEGER, 
	person_id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	media_type VARCHAR(32) NOT NULL, 
	size INTEGER NOT NULL, 
	received_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(person_id) REFERENCES person (id), 
	FOREIGN KEY(record_id) REFERENCES record (id), 
	UNIQUE (draft_id, sha256)
);
INSERT INTO "photo" VALUES(1,'a0d722d8ed514052a51a5ba71b2dc754',3,3,'7c4c53bb72813a79e686439cb1ef97e98601336a23f17aca806f3fa89723d089','image/jpeg',677,'2021-02-27 02:00:00.000000');
CREATE TABLE pledge (
	id INTEGER NOT NULL, 
	draft_id VARCHAR(32) NOT NULL, 
	campaign VARCHAR(64) NOT NULL, 
	round VARCHAR(16) NOT NULL, 
	unit_id INTEGER NOT NULL, 
	partner_id INTEGER NOT NULL, 
	text VARCHAR(2000) NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	offered_by INTEGER NOT NULL, 
	offered_at DATETIME NOT NULL, 
	decided_by INTEGER, 
	decided_at DATETIME, 
	PRIMARY KEY (id), 
	UNIQUE (draft_id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id), 
	FOREIGN KEY(partner_id) REFERENCES unit (id), 
	FOREIGN KEY(offered_by) REFERENCES person (id), 
	FOREIGN KEY(decided_by) REFERENCES person (id)
);
CREATE TABLE "publish_consent" (
	id INTEGER NOT NULL, 
	record_id INTEGER NOT NULL, 
	person_id INTEGER, 
	state VARCHAR(32) NOT NULL, 
	adult BOOLEAN, 
	wish VARCHAR(32), 
	how VARCHAR(300), 
	recorded_by INTEGER, 
	asked_at DATETIME, 
	answered_at DATETIME, 
	roster_entry_id INTEGER, 
	PRIMARY KEY (id), 
	CONSTRAINT fk_publish_consent_roster_entry FOREIGN KEY(roster_entry_id) REFERENCES roster_entry (id), 
	FOREIGN KEY(recorded_by) REFERENCES person (id), 
	UNIQUE (record_id), 
	FOREIGN KEY(person_id) REFERENCES person (id), 
	FOREIGN KEY(record_id) REFERENCES record (id)
);
INSERT INTO "publish_consent" VALUES(1,3,3,'asked',NULL,NULL,NULL,NULL,'2021-02-27 02:00:00.000000',NULL,NULL);
CREATE TABLE "record" (
	id INTEGER NOT NULL, 
	code VARCHAR(16) NOT NULL, 
	draft_id VARCHAR(32) NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	campaign VARCHAR(64) NOT NULL, 
	subject VARCHAR(64) NOT NULL, 
	round VARCHAR(16) NOT NULL, 
	person_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	unit_as_of DATE NOT NULL, 
	form VARCHAR(64) NOT NULL, 
	form_version INTEGER NOT NULL, 
	answers JSON NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	returned_parts JSON NOT NULL, 
	submitted_at DATETIME NOT NULL, 
	changed_at DATETIME NOT NULL, 
	version INTEGER NOT NULL, 
	mend_until DATE, 
	outstanding BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(person_id) REFERENCES person (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id), 
	UNIQUE (draft_id), 
	UNIQUE (code)
);
INSERT INTO "record" VALUES(1,'TH-HHPR','120c7c00e38a458db7db87311d5f10b4','title','thanh-hoa-2021','th21-title-worker','2021',3,3,'2021-02-27','title',1,'{"task": {"code": "fewer-defects"}, "goal": {"text": "loi duoi 1%"}}','accepted','{}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',1,NULL,0);
INSERT INTO "record" VALUES(2,'TH-YP92','9e5fee4797714c39b81a1127f60f972a','title','thanh-hoa-2021','th21-title-worker','2021',4,3,'2021-02-27','title',1,'{"task": {"code": "fewer-defects"}, "goal": {"text": "loi duoi 2%"}}','held','{}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',1,NULL,0);
INSERT INTO "record" VALUES(3,'TH-K3P2','a0d722d8ed514052a51a5ba71b2dc754','good_deed','thanh-hoa-2021','good_deed','2021',3,3,'2021-02-27','good_deed',4,'{"of_whom": {"code": "self"}, "what": {"text": "S\u1eeda m\u00e1y cho c\u1ea3 chuy\u1ec1n"}, "date": {"date": "2021-02-27"}, "where": {"code": "workplace"}, "photos": {"photos": ["7c4c53bb72813a79e686439cb1ef97e98601336a23f17aca806f3fa89723d089"]}}','submitted','{}','2021-02-27 02:00:00.000000','2021-02-27 02:00:00.000000',1,NULL,0);
CREATE TABLE reminder_slot (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	unit_id INTEGER, 
	campaign VARCHAR(64) NOT NULL, 
	event VARCHAR(64) NOT NULL, 
	event_day DATE NOT NULL, 
	day DATE NOT NULL, 
	state VARCHAR(32) NOT NULL, 
	push_id INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(person_id) REFERENCES person (id), 
	FOREIGN KEY(push_id) REFERENCES outbox (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id), 
	UNIQUE (person_id, campaign, event, event_day, day)
);
CREATE TABLE review (
	id INTEGER NOT NULL, 
	record_id INTEGER NOT NULL, 
	officer_id INTEGER NOT NULL, 
	action VARCHAR(32) NOT NULL, 
	from_state VARCHAR(32) NOT NULL, 
	to_state VARCHAR(32) NOT NULL, 
	reason VARCHAR(1000), 
	at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(officer_id) REFERENCES person (id), 
	FOREIGN KEY(record_id) REFERENCES record (id)
);
INSERT INTO "review" VALUES(1,1,1,'accept','submitted','accepted',NULL,'2021-02-27 02:00:00.000000');
CREATE TABLE role_grant (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	role VARCHAR(32) NOT NULL, 
	since DATETIME NOT NULL, 
	until DATETIME, 
	granted_by INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(granted_by) REFERENCES person (id), 
	FOREIGN KEY(person_id) REFERENCES person (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id)
);
INSERT INTO "role_grant" VALUES(1,1,3,'officer','2021-02-27 01:00:00.000000','2023-12-31 17:00:00.000000',NULL);
INSERT INTO "role_grant" VALUES(2,2,1,'officer','2021-02-27 01:00:00.000000','2023-12-31 17:00:00.000000',NULL);
CREATE TABLE roster_entry (
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	number VARCHAR(32) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	folded VARCHAR(200) NOT NULL, 
	section VARCHAR(120), 
	category VARCHAR(32), 
	phone VARCHAR(20), 
	person_id INTEGER, personal_code VARCHAR(64), 
	PRIMARY KEY (id), 
	FOREIGN KEY(person_id) REFERENCES person (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id), 
	UNIQUE (unit_id, number)
);
INSERT INTO "roster_entry" VALUES(1,3,'1','Lê Thị Hạnh','le thi hanh','Chuyền 2','worker','+84912000101',3,NULL);
INSERT INTO "roster_entry" VALUES(2,3,'2','Lê Văn Sơn','le van son','Chuyền 3','worker','+84912000102',NULL,NULL);
INSERT INTO "roster_entry" VALUES(3,3,'3','Lê Thị Én','le thi en','Chuyền 1','worker','+84912000103',NULL,NULL);
INSERT INTO "roster_entry" VALUES(4,3,'4','Lê Đức Đông','le duc dong','Chuyền 2','worker','+84912000104',NULL,NULL);
INSERT INTO "roster_entry" VALUES(5,3,'5','Lê Thị Ẩn','le thi an','Chuyền 3','worker','+84912000105',5,'b339ea8b506ea741d2ef59b70318d36c65e22a5e2a347f261ded52d198526d77');
INSERT INTO "roster_entry" VALUES(6,3,'6','Lê Văn Ân','le van an','Chuyền 1','worker','+84912000106',NULL,'d526020de30f5bb5df0ae77a179d8adce5e38a928d46d80976a14aef6c95cf43');
INSERT INTO "roster_entry" VALUES(7,3,'7','Lê Thị Ước','le thi uoc','Chuyền 2','worker','+84912000107',NULL,NULL);
INSERT INTO "roster_entry" VALUES(8,3,'8','Lê Văn Ba','le van ba','Chuyền 3','worker','+84912000108',NULL,NULL);
INSERT INTO "roster_entry" VALUES(9,3,'9','Lê Thị Tư','le thi tu','Chuyền 1','worker','+84912000109',NULL,NULL);
INSERT INTO "roster_entry" VALUES(10,3,'10','Lê Văn Năm','le van nam','Chuyền 2','worker','+84912000110',NULL,NULL);
INSERT INTO "roster_entry" VALUES(11,3,'11','Phạm Thị Hạnh','pham thi hanh','Chuyền 3','worker','+84912000111',NULL,NULL);
INSERT INTO "roster_entry" VALUES(12,3,'12','Phạm Văn Sơn','pham van son','Chuyền 1','worker','+84912000112',NULL,NULL);
INSERT INTO "roster_entry" VALUES(13,3,'13','Phạm Thị Én','pham thi en','Chuyền 2','worker','+84912000113',NULL,NULL);
INSERT INTO "roster_entry" VALUES(14,3,'14','Phạm Đức Đông','pham duc dong','Chuyền 3','worker','+84912000114',NULL,NULL);
INSERT INTO "roster_entry" VALUES(15,3,'15','Phạm Thị Ẩn','pham thi an','Chuyền 1','worker','+84912000115',NULL,NULL);
INSERT INTO "roster_entry" VALUES(16,3,'16','Phạm Văn Ân','pham van an','Chuyền 2','worker','+84912000116',NULL,NULL);
INSERT INTO "roster_entry" VALUES(17,3,'17','Phạm Thị Ước','pham thi uoc','Chuyền 3','worker','+84912000117',NULL,NULL);
INSERT INTO "roster_entry" VALUES(18,3,'18','Phạm Văn Ba','pham van ba','Chuyền 1','worker','+84912000118',NULL,NULL);
INSERT INTO "roster_entry" VALUES(19,3,'19','Phạm Thị Tư','pham thi tu','Chuyền 2','worker','+84912000119',NULL,NULL);
CREATE TABLE round_closing (
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	campaign VARCHAR(64) NOT NULL, 
	round VARCHAR(16) NOT NULL, 
	closes_on DATE NOT NULL, 
	set_by INTEGER NOT NULL, 
	set_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (unit_id, campaign, round), 
	FOREIGN KEY(unit_id) REFERENCES unit (id), 
	FOREIGN KEY(set_by) REFERENCES person (id)
);
CREATE TABLE section (
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id)
);
INSERT INTO "section" VALUES(1,3,'Chuyền 1');
INSERT INTO "section" VALUES(2,3,'Chuyền 2');
INSERT INTO "section" VALUES(3,3,'Chuyền 3');
CREATE TABLE tally (
	who VARCHAR(96) NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	since DATETIME NOT NULL, 
	count INTEGER NOT NULL, 
	PRIMARY KEY (who, kind, since)
);
INSERT INTO "tally" VALUES('unit:3','joins','2021-02-27 01:00:00.000000',4);
INSERT INTO "tally" VALUES('person:5','codes','2021-02-26 17:00:00.000000',1);
INSERT INTO "tally" VALUES('person:3','records','2021-02-26 17:00:00.000000',2);
INSERT INTO "tally" VALUES('person:4','records','2021-02-26 17:00:00.000000',1);
INSERT INTO "tally" VALUES('person:3','photos','2021-02-26 17:00:00.000000',1);
INSERT INTO "tally" VALUES('person:3','letters','2021-02-26 17:00:00.000000',1);
CREATE TABLE tick_mark (
	name VARCHAR(32) NOT NULL, 
	day DATE NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "tick_mark" VALUES('plan','2021-02-27');
INSERT INTO "tick_mark" VALUES('retain','2021-02-27');
INSERT INTO "tick_mark" VALUES('digest:07:30','2021-02-27');
CREATE TABLE unit (
	id INTEGER NOT NULL, 
	code VARCHAR(32) NOT NULL, 
	join_code VARCHAR(32) NOT NULL, 
	address_form VARCHAR(16), 
	PRIMARY KEY (id), 
	UNIQUE (code), 
	UNIQUE (join_code)
);
INSERT INTO "unit" VALUES(1,'LDLD-TH','RKX6743',NULL);
INSERT INTO "unit" VALUES(2,'KKT-NS','NAM5479',NULL);
INSERT INTO "unit" VALUES(3,'MAY0123','MAY0123',NULL);
INSERT INTO "unit" VALUES(4,'BEN0456','BEN0456',NULL);
CREATE TABLE unit_name (
	valid_from DATE, 
	valid_to DATE, 
	legal_act VARCHAR(120), 
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	name VARCHAR(300) NOT NULL, 
	short_name VARCHAR(120) NOT NULL, 
	folded VARCHAR(300) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id)
);
INSERT INTO "unit_name" VALUES(NULL,NULL,NULL,1,1,'Liên đoàn Lao động tỉnh Thanh Hóa','LĐLĐ tỉnh Thanh Hóa','lien doan lao dong tinh thanh hoa');
INSERT INTO "unit_name" VALUES(NULL,NULL,NULL,2,2,'Công đoàn Khu kinh tế Nghi Sơn & các Khu công nghiệp','CĐ KKT Nghi Sơn','cong doan khu kinh te nghi son cac khu cong nghiep');
INSERT INTO "unit_name" VALUES(NULL,NULL,NULL,3,3,'Công đoàn Công ty May Sao Mai','CĐ May Sao Mai','cong doan cong ty may sao mai');
INSERT INTO "unit_name" VALUES(NULL,NULL,NULL,4,4,'Công đoàn Bệnh viện Đa khoa tỉnh','CĐ Bệnh viện tỉnh','cong doan benh vien da khoa tinh');
CREATE TABLE unit_parent (
	valid_from DATE, 
	valid_to DATE, 
	legal_act VARCHAR(120), 
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	parent_id INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(parent_id) REFERENCES unit (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id)
);
INSERT INTO "unit_parent" VALUES(NULL,NULL,NULL,1,2,1);
INSERT INTO "unit_parent" VALUES(NULL,NULL,NULL,2,3,2);
INSERT INTO "unit_parent" VALUES(NULL,NULL,NULL,3,4,1);
CREATE TABLE unit_status (
	valid_from DATE, 
	valid_to DATE, 
	legal_act VARCHAR(120), 
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	status VARCHAR(32) NOT NULL, 
	level VARCHAR(32) NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id)
);
INSERT INTO "unit_status" VALUES(NULL,NULL,NULL,1,1,'active','provincial_federation');
INSERT INTO "unit_status" VALUES(NULL,NULL,NULL,2,2,'active','directly_superior_union');
INSERT INTO "unit_status" VALUES(NULL,NULL,NULL,3,3,'active','grassroots');
INSERT INTO "unit_status" VALUES(NULL,NULL,NULL,4,4,'active','directly_attached_grassroots');
CREATE TABLE unit_successor (
	valid_from DATE, 
	valid_to DATE, 
	legal_act VARCHAR(120), 
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	successor_id INTEGER NOT NULL, 
	note VARCHAR(300), 
	PRIMARY KEY (id), 
	FOREIGN KEY(successor_id) REFERENCES unit (id), 
	FOREIGN KEY(unit_id) REFERENCES unit (id)
);
CREATE TABLE urging (
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	campaign VARCHAR(64) NOT NULL, 
	subject VARCHAR(64) NOT NULL, 
	day DATE NOT NULL, 
	officer_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	recipients INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (unit_id, campaign, subject, day), 
	FOREIGN KEY(unit_id) REFERENCES unit (id), 
	FOREIGN KEY(officer_id) REFERENCES person (id)
);
CREATE TABLE zalo_token (
	account VARCHAR(64) NOT NULL, 
	access VARCHAR(2000) NOT NULL, 
	refresh VARCHAR(2000) NOT NULL, 
	access_until DATETIME NOT NULL, 
	refresh_until DATETIME NOT NULL, 
	leased_until DATETIME, 
	holder VARCHAR(64), 
	broken VARCHAR(64), 
	previous VARCHAR(2000), 
	changed_at DATETIME NOT NULL, 
	PRIMARY KEY (account)
);
INSERT INTO "zalo_token" VALUES('4318657068771012646','access-1-of-the-account','refresh-1-of-the-account','2021-02-28 04:00:00.000000','2021-05-28 03:00:00.000000',NULL,NULL,NULL,'refresh-0-of-the-account','2021-02-27 03:00:00.000000');
CREATE INDEX ix_audit_entry_at ON audit_entry (at);
CREATE INDEX ix_audit_entry_subject ON audit_entry (subject);
CREATE INDEX ix_consent_person_id ON consent (person_id);
CREATE INDEX ix_duty_done_unit_id ON duty_done (unit_id);
CREATE INDEX ix_invitation_unit_id ON invitation (unit_id);
CREATE INDEX ix_role_grant_person_id ON role_grant (person_id);
CREATE INDEX ix_role_grant_unit_id ON role_grant (unit_id);
CREATE INDEX ix_roster_entry_person_id ON roster_entry (person_id);
CREATE INDEX ix_roster_entry_phone ON roster_entry (phone);
CREATE INDEX ix_roster_entry_unit_id ON roster_entry (unit_id);
CREATE INDEX ix_section_unit_id ON section (unit_id);
CREATE INDEX ix_unit_name_folded ON unit_name (folded);
CREATE INDEX ix_unit_name_unit_id ON unit_name (unit_id);
CREATE INDEX ix_unit_parent_parent_id ON unit_parent (parent_id);
CREATE INDEX ix_unit_parent_unit_id ON unit_parent (unit_id);
CREATE INDEX ix_unit_status_unit_id ON unit_status (unit_id);
CREATE INDEX ix_unit_successor_successor_id ON unit_successor (successor_id);
CREATE INDEX ix_unit_successor_unit_id ON unit_successor (unit_id);
CREATE INDEX ix_membership_person_id ON membership (person_id);
CREATE INDEX ix_membership_section_id ON membership (section_id);
CREATE INDEX ix_membership_state ON membership (state);
CREATE INDEX ix_membership_unit_id ON membership (unit_id);
CREATE INDEX ix_photo_draft_id ON photo (draft_id);
CREATE INDEX ix_photo_person_id ON photo (person_id);
CREATE INDEX ix_photo_record_id ON photo (record_id);
CREATE INDEX ix_review_officer_id ON review (officer_id);
CREATE INDEX ix_review_record_id ON review (record_id);
CREATE INDEX ix_reminder_slot_day ON reminder_slot (state, day);
CREATE INDEX ix_reminder_slot_person_id ON reminder_slot (person_id);
CREATE INDEX ix_reminder_slot_push_id ON reminder_slot (push_id);
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END;
CREATE INDEX ix_person_erases_at ON person (erases_at);
CREATE INDEX ix_export_person_id ON export (person_id);
CREATE INDEX ix_export_expires_at ON export (expires_at);
CREATE INDEX ix_roster_entry_personal_code ON roster_entry (personal_code);
CREATE INDEX ix_round_closing_unit_id ON round_closing (unit_id);
CREATE INDEX ix_pledge_unit_id ON pledge (unit_id);
CREATE INDEX ix_pledge_partner_id ON pledge (partner_id);
CREATE INDEX ix_urging_unit_id ON urging (unit_id);
CREATE INDEX ix_acknowledgement_announcement_id ON acknowledgement (announcement_id);
CREATE INDEX ix_acknowledgement_person_id ON acknowledgement (person_id);
CREATE INDEX ix_inbox_open ON inbox (channel, lane) WHERE handled_at IS NULL OR worker IS NOT NULL;
CREATE INDEX ix_inbox_unclaimed ON inbox (id) WHERE handled_at IS NULL AND worker IS NULL;
CREATE INDEX ix_record_campaign ON record (campaign);
CREATE INDEX ix_record_submitted_at ON record (submitted_at);
CREATE INDEX ix_record_state ON record (state);
CREATE INDEX ix_record_person_id ON record (person_id);
CREATE INDEX ix_record_unit_id ON record (unit_id);
CREATE INDEX ix_publish_consent_person_id ON publish_consent (person_id);
CREATE INDEX ix_link_code_person_id ON link_code (person_id);
CREATE INDEX ix_link_code_expires_at ON link_code (expires_at);
CREATE INDEX ix_handout_expires_at ON handout (expires_at);
CREATE INDEX ix_attachment_sha256 ON attachment (sha256);
CREATE INDEX ix_announcement_author_id ON announcement (author_id);
CREATE INDEX ix_announcement_unit_id ON announcement (unit_id);
CREATE INDEX ix_announcement_corrects_id ON announcement (corrects_id);
CREATE INDEX ix_announcement_attachment_id ON announcement (attachment_id);
CREATE INDEX ix_announcement_reminds_id ON announcement (reminds_id);
CREATE INDEX ix_outbox_due ON outbox (state, due_at);
CREATE INDEX ix_outbox_about_id ON outbox (about_id);
CREATE INDEX ix_outbox_person_id ON outbox (person_id);
CREATE INDEX ix_outbox_urgent ON outbox (urgent, state, due_at) WHERE urgent = 1;
CREATE INDEX ix_outbox_announcement ON outbox (announcement_id, state);
CREATE INDEX ix_person_wishes ON person (id, wishes, erased_at) WHERE wishes = 1;
CREATE INDEX ix_person_reminders ON person (id, reminders, erased_at) WHERE reminders = 1;
CREATE INDEX ix_contact_person ON contact (person_id, state);
COMMIT;
