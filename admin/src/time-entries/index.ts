import icon from '@mui/icons-material/ScheduleOutlined';
export default { icon };
