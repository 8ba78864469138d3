export { default } from "@/app/embed/[figure]/layout";
