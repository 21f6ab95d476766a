// The demo lives at Vietnamese time wherever the browser is: UTC+7, no summer time.
const SHIFT = 7 * 3600 * 1000;
const WEEKDAYS = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];
const pad = (number) => String(number).padStart(2, "0");

/** A moment as numbers of the Vietnamese calendar; `value` is an ISO text or seconds since 1970 (as in the Bot API). */
export function moment(value) {
  const milliseconds = typeof value === "number" ? value * 1000 : Date.parse(value);
  const there = new Date(milliseconds + SHIFT);
  return {
    milliseconds,
    year: there.getUTCFullYear(),
    month: there.getUTCMonth() + 1,
    day: there.getUTCDate(),
    weekday: WEEKDAYS[there.getUTCDay()],
    time: `${pad(there.getUTCHours())}:${pad(there.getUTCMinutes())}`,
    dayNumber: Math.floor(there.getTime() / 86400000),
  };
}

/** 27/02 or 05/3: as Vietnamese documents write it, a zero only before days 1-9 and months 1-2. */
export function shortDay({ day, month }) {
  return `${pad(day)}/${month <= 2 ? pad(month) : month}`;
}

/** thứ Bảy, 27/02/2021 */
export function longDay(at) {
  return `${at.weekday}, ${shortDay(at)}/${at.year}`;
}

/** A date without an hour (2021-03-05) is read as a day in Viet Nam. */
export function dayOf(text) {
  return moment(`${text.slice(0, 10)}T00:00:00+07:00`);
}
