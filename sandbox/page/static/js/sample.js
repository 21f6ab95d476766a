// Sample pictures are drawn here, so that a visitor needs no file: a workshop, a gift, a garden, each numbered.
const SCENES = [
  { sky: "#cfe6f5", ground: "#8fb98b", name: "Chuyền may" },
  { sky: "#fbe3c8", ground: "#c99a6b", name: "Trao quà" },
  { sky: "#d9edd2", ground: "#6f9f5f", name: "Trồng cây" },
  { sky: "#e3dcf3", ground: "#9c8fc0", name: "Lớp học" },
];
let drawn = 0;

function person(pen, x, y, shirt) {
  pen.fillStyle = shirt;
  pen.beginPath();
  pen.roundRect(x - 46, y - 10, 92, 150, 34);
  pen.fill();
  pen.fillStyle = "#e8b98f";
  pen.beginPath();
  pen.arc(x, y - 48, 38, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = "#2b2b33";
  pen.beginPath();
  pen.arc(x, y - 56, 39, Math.PI, 0);
  pen.fill();
}

function draw(pen, { sky, ground, name }, number) {
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 1280, 960);
  pen.fillStyle = "#fff6d8";
  pen.beginPath();
  pen.arc(1030, 330, 80, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = ground;
  pen.beginPath();
  pen.ellipse(640, 940, 980, 340, 0, 0, Math.PI * 2);
  pen.fill();
  const shirts = ["#1d5d8f", "#c8102e", "#e9a23b", "#3f7d58"];
  for (let index = 0; index <= number % 3; index += 1) {
    person(pen, 430 + index * 190, 610 + (index % 2) * 36, shirts[(index + number) % shirts.length]);
  }
  pen.fillStyle = "rgba(255,255,255,.86)";
  pen.beginPath();
  pen.roundRect(330, 150, 620, 120, 28);
  pen.fill();
  pen.fillStyle = "#22384d";
  pen.font = "600 54px system-ui, sans-serif";
  pen.textAlign = "center"; // the middle stays when an album cuts the sides
  pen.fillText(`Ảnh mẫu ${number}: ${name}`, 640, 228, 560);
}

/** A new JPEG file each time. */
export function samplePhoto() {
  const scene = SCENES[drawn % SCENES.length];
  drawn += 1;
  const number = drawn;
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [1280, 960];
  draw(canvas.getContext("2d"), scene, number);
  return new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(new File([blob], `anh-mau-${number}.jpg`, { type: "image/jpeg" })), "image/jpeg", 0.85);
  });
}

export function samplePhotos(count) {
  return Promise.all(Array.from({ length: count }, samplePhoto));
}
