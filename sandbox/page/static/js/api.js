/** A refusal with a sentence for the person. */
export class Problem extends Error {}

async function answered(request) {
  let response;
  try {
    response = await request;
  } catch {
    throw new Problem("Không nối được với bản dùng thử. Chương trình còn chạy trong cửa sổ lệnh không?");
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(typeof body.detail === "string" ? body.detail : "Bản dùng thử chưa làm được việc này.");
  return body;
}

export function get(path) {
  return answered(fetch(path, { headers: { Accept: "application/json" } }));
}

export function post(path, body = {}) {
  const form = body instanceof FormData;
  return answered(
    fetch(path, {
      method: "POST",
      headers: form ? {} : { "Content-Type": "application/json" },
      body: form ? body : JSON.stringify(body),
    }),
  );
}

/** What one phone can do to the world. A refusal is told to `complain`, never thrown into an event listener. */
export function phoneActions(id, complain) {
  const send = async (verb, body) => {
    try {
      await post(`/page/phones/${encodeURIComponent(id)}/${verb}`, body);
      return true;
    } catch (problem) {
      complain(problem.message);
      return false;
    }
  };
  return {
    text: (text) => send("text", { text }),
    start: (payload = "") => send("start", { payload }),
    tap: (messageId, data) => send("tap", { message_id: messageId, data }),
    contact: () => send("contact", { own: true }),
    voice: () => send("voice"),
    paper: () => send("paper"),
    sticker: () => send("sticker"),
    block: () => send("block"),
    unblock: () => send("unblock"),
    photos: (files, caption) => {
      const form = new FormData();
      for (const file of files) form.append("files", file, file.name || "anh.jpg");
      if (caption) form.append("caption", caption);
      return send("photos", form);
    },
  };
}
